/**
 * True for a JSON number that comes back from `JSON.parse` and `JSON.stringify` as another decimal value. One that is only
 * written in another way, such as 1.10 or 1e5, loses nothing; what is no number has nothing to lose.
 */
export function losesDigits(text: string): boolean {
  const exact = normalize(text);
  return exact !== null && exact !== normalize(JSON.stringify(Number(text)));
}

/** One text for all ways to write a value; null for what is no number, as the `null` that JSON has for infinity. */
function normalize(text: string): string | null {
  const [, sign, whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (sign === undefined) return null;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = withoutTrailingZeros(digits);
  if (significant === '') return '0';
  const exponent = Number(power) - fraction.length + digits.length - significant.length;
  return `${sign}${significant}e${exponent}`;
}

// As an expression, /0+$/ takes time by the square of zeros that are not at the end.
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
