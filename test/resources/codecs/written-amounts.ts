import fc from 'fast-check';

import type { DecimalSign } from '../../../src/resources/column.ts';

/** Amounts of money in cents. */
export const amounts: fc.Arbitrary<number> = fc.oneof(fc.nat(200_000), fc.nat(99_999_999_999));

export const signs: fc.Arbitrary<DecimalSign> = fc.constantFrom('.', ',');

/** What may stand around an amount. */
export const currencies: fc.Arbitrary<readonly [string, string]> = fc.constantFrom<readonly [string, string]>(
  ['', ''],
  ['\u20ac', ''],
  ['\u20ac ', ''],
  ['', ' \u20ac'],
  ['', '\u00a0\u20ac'],
  ['', '\u20ac'],
  ['$', ''],
  ['US$', ''],
  ['A$ ', ''],
  ['R$ ', ''],
  ['\u00a3', ''],
  ['EUR ', ''],
  ['', ' EUR'],
  ['CHF', ''],
  ['', ' kr'],
  ['kr. ', ''],
  ['', ' z\u0142'],
  ['', ' K\u010d'],
  ['Fr. ', ''],
  ['Rs. ', ''],
  ['\u20b9', ''],
);

/** Amounts as people and programs write them: with thousands apart by the other sign, spaces of three kinds or an apostrophe, or not. */
export function writeAmount(cents: number, sign: DecimalSign, form: number): string {
  const separators = ['', sign === '.' ? ',' : '.', ' ', '\u00a0', '\u202f', "'", '\u2019'];
  const separator = separators[form] ?? '';
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(?:\d{3})+$)/g, separator);
  const fraction = String(cents % 100).padStart(2, '0');
  if (fraction === '00' && cents % 3 === 0) return whole;
  return whole + sign + (fraction.endsWith('0') && cents % 2 === 0 ? fraction.slice(0, 1) : fraction);
}
