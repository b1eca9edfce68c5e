import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { losesDigits } from '../../../src/io/api/loses-digits.ts';

describe('a number of JSON', () => {
  test.each([
    '0',
    '-0',
    '-0.000',
    '0e999',
    '7',
    '1.10',
    '1.0',
    '1e5',
    '100E-2',
    '9007199254740992',
    '100000000000000000000',
    '1000000000000000000000000e-10',
    '0.30000000000000004',
    '5e-324',
    '1.7976931348623157e+308',
    '000000000000000012',
  ])('written as %s loses nothing', (text) => {
    expect(losesDigits(text)).toBe(false);
  });

  test.each([
    '9007199254740993',
    '-9007199254740993.00',
    '12345678901234567890',
    '0.12345678901234567890123',
    '0.1000000000000000000001',
    '100000000000000000001e-5',
    '1e400',
    '-1e400',
    '1e-400',
    '1.23e-323',
  ])('written as %s loses digits', (text) => {
    expect(losesDigits(text)).toBe(true);
  });

  test.each(['', '-', '1.2.3', '127.0.0.1', 'NaN', 'null', '12345678901234567890x'])('is not what %j is', (text) => {
    expect(losesDigits(text)).toBe(false);
  });

  test('that JavaScript printed loses nothing', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(losesDigits(JSON.stringify(number))).toBe(false);
      }),
    );
  });

  test('without a fraction loses digits where another whole number is printed for it', () => {
    fc.assert(
      // From 10^21 on JavaScript prints powers, which BigInt does not read.
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (number) => {
        expect(losesDigits(String(number))).toBe(BigInt(String(Number(number))) !== number);
      }),
    );
  });

  test('loses as much in whatever way it is written', () => {
    const digits = fc.stringMatching(/^\d{1,30}$/);
    fc.assert(
      fc.property(digits, digits, fc.nat({ max: 40 }), (whole, fraction, zeros) => {
        const plain = losesDigits(`${whole}.${fraction}`);
        const moved = `${whole}${fraction}${'0'.repeat(zeros)}e${-fraction.length - zeros}`;
        const others = [`-${whole}.${fraction}`, `00${whole}.${fraction}${'0'.repeat(zeros)}`, moved];
        expect(others.map((text) => losesDigits(text))).toEqual(others.map(() => plain));
      }),
    );
  });
});
