import type { DecimalSign } from '../column.ts';

/** Whole and fraction, with thousands in groups of three between the other sign, spaces or apostrophes. */
const shapes: Readonly<Record<DecimalSign, RegExp>> = {
  '.': /^[+-]?(?:\d+|[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+|(?:['\u2019]\d{3})+))?(?:\.\d*)?$/,
  ',': /^[+-]?(?:\d+|[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+|(?:['\u2019]\d{3})+))?(?:,\d*)?$/,
};

/** The number that a text writes under one decimal sign, or null. */
export function parseDecimal(text: string, sign: DecimalSign): number | null {
  if (!shapes[sign].test(text) || !/\d/.test(text)) return null;
  const plain = sign === '.' ? text.replace(/[, '\u2019]/g, '') : text.replace(/[. '\u2019]/g, '').replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Which decimal sign a text allows, as evidence for its whole column; null where both read the same or neither reads. */
export function signEvidence(text: string): DecimalSign | 'either' | null {
  const point = parseDecimal(text, '.');
  const comma = parseDecimal(text, ',');
  if (point === comma) return null;
  if (point !== null && comma !== null) return 'either';
  return point === null ? ',' : '.';
}
