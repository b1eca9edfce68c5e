import { losesDigits } from './loses-digits.ts';

/**
 * True where an object or a list in a JSON text holds a number that loses digits; a text that only looks so may be taken for
 * one. It is asked of every answer, and measured at a quarter of the time that `JSON.parse` takes for 50 records.
 */
export function hasLostDigits(text: string): boolean {
  return hasLostLongNumber(text) || largePower.test(text);
}

// Up to 15 digits with a power of two figures always come back as they were.
const fewestDigits = 16;
const largePower = /\d[eE][+-]?\d{3,}[,\]}\s]/;

// An expression has to look at every character, and took as long as JSON.parse; of a long number no step can miss all.
function hasLostLongNumber(text: string): boolean {
  for (let at = fewestDigits - 1; at < text.length; at += fewestDigits) {
    if (!isDigitOrPoint(text.charCodeAt(at))) continue;
    let start = at;
    while (isDigitOrPoint(text.charCodeAt(start - 1))) start -= 1;
    while (isDigitOrPoint(text.charCodeAt(at + 1))) at += 1;
    if (at - start + 1 >= fewestDigits && losesDigits(numberAt(text, start))) return true;
  }
  return false;
}

/** Without its sign; empty where the digits are those of a text, which a quotation mark or a letter stands before. */
function numberAt(text: string, start: number): string {
  const number = /(?<=[:,[\s]-?)\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  number.lastIndex = start;
  return number.exec(text)?.[0] ?? '';
}

const point = 46;
const zero = 48;
const nine = 57;

function isDigitOrPoint(code: number): boolean {
  return code <= nine && (code >= zero || code === point);
}
