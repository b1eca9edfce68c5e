import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { countQuotes, cutWellQuoted } from '../../../src/read/text/quoting.ts';

const pieces = fc.constantFrom('a', 'b ', ',', ',', '"', '"', '""', '\n', "'", ';', 'é', '😀');
const texts = fc
  .array(pieces, { minLength: 1, maxLength: 30 })
  .map((all) => all.join(''))
  .filter((text) => text.trim() !== '');

describe('a text with quotes', () => {
  test.each([
    ['a,"b, c",d', ['a', 'b, c', 'd']],
    ['"a ""b""",', ['a "b"', '']],
    ['"two\nlines",x', ['two\nlines', 'x']],
    ['""', ['']],
  ])('is cut into the cells that they hold: %j', (text, cells) => {
    expect(cutWellQuoted(text, ',')).toEqual(cells);
  });

  test.each(['5" pipe,b', '"a"b,c', '"a', 'a,"b', '"a" ,b'])('is left to the parser where they are odd: %j', (text) => {
    expect(cutWellQuoted(text, ',')).toBeNull();
  });

  test('is cut as csv-parse cuts it, or not at all', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const cells = cutWellQuoted(text, ',');
        if (cells !== null) expect([cells]).toEqual(parse(text, { record_delimiter: ['\u0000'] }));
      }),
    );
  });

  test('is cut in one pass, however many cells stand behind its last quote', () => {
    expect(cutWellQuoted(`"a"${','.repeat(1_000_000)}`, ',')).toHaveLength(1_000_001);
  });

  test('has as many quotes as there are characters of that kind', () => {
    fc.assert(fc.property(texts, (text) => countQuotes(text) === text.split('"').length - 1));
  });
});
