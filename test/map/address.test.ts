import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rowsOfRange } from '../../src/map/address.ts';
import { columnLetters } from '../../src/problems/address.ts';

describe('the letters of a column', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('%d are %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });

  test('count in base 26 without a zero', () => {
    fc.assert(
      fc.property(fc.nat(20_000), (index) => {
        const counted = columnLetters(index)
          .split('')
          .reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
        expect(counted).toBe(index + 1);
      }),
    );
  });
});

test.each([
  ['B5:B7', { first: 5, last: 7 }],
  ['$B$5:$C$12', { first: 5, last: 12 }],
  ['a1:xfd1048576', { first: 1, last: 1_048_576 }],
  ['B5', null],
  ['B:B', null],
  ['5:7', null],
  ['', null],
  ['Sheet1!B5:B7', null],
])('the range %j covers the rows %j', (range, rows) => {
  expect(rowsOfRange(range)).toEqual(rows);
});
