import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseDecimal, signEvidence } from '../../../src/resources/codecs/decimal.ts';
import { tidy } from '../../../src/resources/codecs/tidy.ts';
import { amounts, signs, writeAmount } from './written-amounts.ts';

describe('a number under a decimal sign', () => {
  test.each([
    ['1234', 1234, 1234],
    ['1234.5', 1234.5, null],
    ['1234,5', null, 1234.5],
    ['1.234', 1.234, 1234],
    ['1,234', 1234, 1.234],
    ['1,234.50', 1234.5, null],
    ['1.234,50', null, 1234.5],
    ['1.234.567', null, 1_234_567],
    ['1,234,567', 1_234_567, null],
    ['1 234,50', null, 1234.5],
    ["1'234.50", 1234.5, null],
    ['1\u2019234.50', 1234.5, null],
    ['0.500', 0.5, null],
    ['0,5', null, 0.5],
    ['.5', 0.5, null],
    ['5.', 5, null],
    ['-5', -5, -5],
    ['+5', 5, 5],
    ['12,34,567', null, null],
    ['1,2345', null, 1.2345],
    ['1.23.4', null, null],
    ['1 23', null, null],
    ['0,123,456', null, null],
    ['1,234 567', null, null],
    ['.', null, null],
    ['-', null, null],
    ['', null, null],
    ['1e5', null, null],
    ['NaN', null, null],
    ['9'.repeat(400), null, null],
  ])('%s is %s with a point, %s with a comma', (text, point, comma) => {
    expect([parseDecimal(text, '.'), parseDecimal(text, ',')]).toEqual([point, comma]);
  });

  test.each([
    ['1.234', 'either'],
    ['1,234', 'either'],
    ['12.345', 'either'],
    ['1234.5', '.'],
    ['1234,5', ','],
    ['1,234.50', '.'],
    ['1.234,50', ','],
    ['1.234.567', ','],
    ['0.500', '.'],
    ['0,500', ','],
    ['1234', null],
    ['1 234', null],
    ['12,34,567', null],
    ['abc', null],
    ['', null],
  ])('%s is evidence for %s', (text, evidence) => {
    expect(signEvidence(text)).toBe(evidence);
  });

  test('is the amount that was written, under the sign it was written with, and never evidence for the other', () => {
    fc.assert(
      fc.property(amounts, signs, fc.nat(6), (cents, sign, form) => {
        const text = tidy(writeAmount(cents, sign, form));
        expect(parseDecimal(text, sign)).toBe(cents / 100);
        expect([sign, 'either', null]).toContain(signEvidence(text));
      }),
    );
  });
});
