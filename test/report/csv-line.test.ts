import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { csvCell, csvLine } from '../../src/report/csv-line.ts';
import { unguard } from '../../src/resources/guard.ts';

describe('csvCell', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['a;b', 'a;b'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\rlines', '"two\rlines"'],
    [' indented', '" indented"'],
    ['trailing ', '"trailing "'],
    ['=1+1', "'=1+1"],
    ['=A1,B1', '"\'=A1,B1"'],
    ['-5', '-5'],
  ])('writes %j as %j', (text, cell) => {
    expect(csvCell(text, ',')).toBe(cell);
  });

  it('quotes what holds the delimiter of its own file', () => {
    expect(csvCell('a;b', ';')).toBe('"a;b"');
    expect(csvCell('a,b', ';')).toBe('a,b');
    expect(csvCell('a\tb', '\t')).toBe('"a\tb"');
  });
});

describe('csvLine', () => {
  it('puts the delimiter between the cells and nothing at the end', () => {
    expect(csvLine(['Id', 'Notes', ''], ';')).toBe('Id;Notes;');
  });

  it('is read back as the same cells once the guard is off', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '=', "'", '"', ',', ';', ' ', '\n', '\r', '-', '1') });
    const delimiters = fc.constantFrom(',', ';', '\t', '|');
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), delimiters, (cells, delimiter) => {
        const [row = []] = parse(`${csvLine(cells, delimiter)}\r\n`, { delimiter });
        expect(row.map(unguard)).toEqual(cells);
      }),
    );
  });
});
