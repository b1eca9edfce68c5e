import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { integerCodec } from '../../../src/resources/codecs/integer.ts';
import { expectAnswers, expectEquality, expectRoundTrip, readCell, sayCell } from './read-cell.ts';

const billingDay = { field: { min: 1, max: 31 } };
const notice = { field: { min: 0 } };

describe('a whole number', () => {
  test.each([
    ['1', 1],
    ['31', 31],
    ['07', 7],
    ['+7', 7],
    [' 7\u00a0', 7],
  ])('%j is %d', (text, value) => {
    expect(readCell(integerCodec, text, billingDay)).toEqual({ value });
  });

  test.each([
    ['12.0', 12],
    ['12,00', 12],
  ])('%j is read as %d, and that is said', (text, value) => {
    expect(readCell(integerCodec, text, billingDay)).toEqual({ value, remark: 'whole-number-with-fraction' });
  });

  test.each([
    ['0', 'out-of-range'],
    ['32', 'out-of-range'],
    ['-1', 'out-of-range'],
    ['32.0', 'out-of-range'],
    ['12345678901', 'out-of-range'],
    ['12345678901234567890', 'out-of-range'],
    ['1.5', 'not-a-whole-number'],
    ['1,000', 'not-a-whole-number'],
    ['1e2', 'not-a-whole-number'],
    ['first', 'not-a-whole-number'],
    ['30 days', 'not-a-whole-number'],
    ['50%', 'percentage'],
    ['N/A', 'null-word'],
    ['#DIV/0!', 'formula-error'],
    ['=1+1', 'formula-text'],
  ])('%j is refused as %s', (text, code) => {
    expect(readCell(integerCodec, text, billingDay)).toEqual({ refused: code });
  });

  test('has the range of its field, or else that of the server', () => {
    expect(readCell(integerCodec, '0', notice)).toEqual({ value: 0 });
    expect(readCell(integerCodec, '-1', notice)).toEqual({ refused: 'out-of-range' });
    expect(readCell(integerCodec, '2147483647', notice)).toEqual({ value: 2_147_483_647 });
    expect(readCell(integerCodec, '2147483648', notice)).toEqual({ refused: 'out-of-range' });
    expect(readCell(integerCodec, '-2147483648')).toEqual({ refused: 'out-of-range' });
  });

  test.each([
    ['x', ['error', 'not-a-whole-number', '"x" is not a whole number', 'write it in digits only, like 12']],
    ['0', ['error', 'out-of-range', '"0" is too small', 'write 1 or more']],
    ['99', ['error', 'out-of-range', '"99" is too large', 'write 31 or less']],
    ['50%', ['error', 'percentage', '"50%" is a percentage', 'write the amount itself, like 125.00']],
  ])('%j gets its sentence', (text, said) => {
    expect(sayCell(integerCodec, text, billingDay)).toEqual(said);
  });

  test('is within the range of its field, whatever the text', () => {
    expectAnswers(
      integerCodec,
      (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 31,
      billingDay.field,
    );
  });

  test('is read back from what is printed', () => {
    const numbers = fc.integer({ min: -2_147_483_647, max: 2_147_483_647 });
    expectRoundTrip(integerCodec, numbers);
    expectEquality(integerCodec, numbers);
  });
});
