/** The whole number that a text of plain digits writes, or -1; ten digits at the most, so it is always exact. */
export function parseDigits(text: string): number {
  const length = text.length;
  if (length === 0 || length > 10) return -1;
  let value = 0;
  for (let at = 0; at < length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** A whole number that a spreadsheet wrote with a useless fraction, such as `12.0`. */
export const uselessFraction = /^-?\d{1,10}[.,]0{1,2}$/;

/** A number in scientific notation, such as `1.23457E+11`. */
export const scientific = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;
