const plainInteger = /^(?:0|-?[1-9]\d{0,14})$/;
const decimal = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/** The value of a numeric cell, or null where the text is no decimal number. */
export function numberOf(text: string): number | null {
  return decimal.test(text) ? Number(text) : null;
}

/** A number as a person would write it: no exponent, no noise behind the 15th digit that Excel keeps; what is longer stays as written. */
export function numberText(text: string): string {
  if (plainInteger.test(text)) return text;
  const value = numberOf(text);
  if (value === null || Math.abs(value) >= 1e15) return text;
  return withoutExponent(Number(value.toPrecision(15)));
}

function withoutExponent(value: number): string {
  const written = String(value);
  const [, sign, digits = '', exponent] = /^(-?)([\d.]+)e-(\d+)$/.exec(written) ?? [];
  if (exponent === undefined) return written;
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${digits.replace('.', '')}`;
}
