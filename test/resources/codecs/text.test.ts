import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { textCodec } from '../../../src/resources/codecs/text.ts';
import { Refusal, Remark } from '../../../src/resources/column.ts';
import { columnOf, expectEquality, readCell, sayCell } from './read-cell.ts';

const notes = { field: { longAbove: 255 } };

describe('free text', () => {
  test('is kept to the last character, or refused for a formula', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = textCodec.parse(text, columnOf(textCodec, notes));
        if (parsed instanceof Refusal) expect(parsed.problem.code).toMatch(/^formula/);
        else expect(parsed instanceof Remark ? parsed.value : parsed).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    '02134',
    '  two  spaces  ',
    "O'Hara & Sons, 3rd floor (rear)",
    '\u201cquoted\u201d',
    'line one\nline two',
    '1,250.00',
    '-5',
    '+44 20 7946 0958',
    'caf\u00e9 M\u00fcller \u2013 \u20ac5 \u2026',
    '\u041f\u0440\u0438\u0432\u0435\u0442',
    '\u65e5\u672c',
    '\ud83d\udc69\u200d\ud83d\ude80',
    'none of them',
    'No',
    '# 5, Main Street',
    '#1',
    '== heading ==',
    'a = b',
    '@home',
    'unknown caller',
  ])('%j is nothing to speak of', (text) => {
    expect(readCell(textCodec, text, notes)).toEqual({ value: text });
  });

  test.each([
    ['null', 'null-word'],
    ['NULL', 'null-word'],
    ['N/A', 'null-word'],
    ['n/a', 'null-word'],
    ['-', 'null-word'],
    ['--', 'null-word'],
    ['none', 'null-word'],
    ['undefined', 'null-word'],
    ['Unknown', 'null-word'],
    [' empty ', 'null-word'],
    ['caf\u00c3\u00a9', 'double-encoding'],
    ['caf\ufffd', 'lost-characters'],
    ['5\u00a0pm', 'invisible-characters'],
    ['x'.repeat(256), 'long-text'],
  ])('%j is kept, and remarked on', (text, remark) => {
    expect(readCell(textCodec, text, notes)).toEqual({ value: text, remark });
  });

  test.each([
    ['#REF!', 'formula-error'],
    ['#N/A', 'formula-error'],
    [' #VALUE! ', 'formula-error'],
    ['#DIV/0!', 'formula-error'],
    ['########', 'formula-error'],
    ['#NAME?', 'formula-error'],
    ['#SPILL!', 'formula-error'],
    ['=SUM(A1:A3)', 'formula-text'],
    ['=A1&" "&B1', 'formula-text'],
    ["='Sheet 1'!A1", 'formula-text'],
    ['=-B2', 'formula-text'],
    ['="text"', 'formula-text'],
  ])('%j is refused as %s', (text, code) => {
    expect(readCell(textCodec, text, notes)).toEqual({ refused: code });
  });

  test.each([
    [
      'N/A',
      [
        'warning',
        'null-word',
        '"N/A" would be stored as these letters',
        'leave the cell empty, or write <clear> to clear the field',
      ],
    ],
    [
      'x'.repeat(300),
      [
        'warning',
        'long-text',
        'is 300 characters long, more than the 255 that Nexudus shows well',
        'shorten it, or check the record afterwards',
      ],
    ],
    ['#REF!', ['error', 'formula-error', '"#REF!" is the error of a formula', 'mend the formula, or type the value']],
    ['=A1', ['error', 'formula-text', '"=A1" is a formula, not its result', 'copy the column and paste it as values']],
  ])('%j gets its sentence', (text, said) => {
    expect(sayCell(textCodec, text, notes)).toEqual(said);
  });

  test('may be as long as it likes where its field sets no length', () => {
    expect(readCell(textCodec, 'x'.repeat(256))).toEqual({ value: 'x'.repeat(256) });
    expect(readCell(textCodec, 'x'.repeat(255), notes)).toEqual({ value: 'x'.repeat(255) });
  });

  test('is the same to the letter only, and nothing is the same as empty', () => {
    expectEquality(textCodec, fc.oneof(fc.string(), fc.constant(null)));
    expect(textCodec.equal('', null)).toBe(true);
    expect(textCodec.equal('a', 'A')).toBe(false);
    expect(textCodec.equal('a', 'a ')).toBe(false);
    expect([textCodec.print('a '), textCodec.print(null)]).toEqual(['a ', '']);
  });
});
