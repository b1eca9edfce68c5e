import iconv from 'iconv-lite';
import type { Problem } from '../../model.ts';
import * as say from '../../problems/cells.ts';

/** UTF-8 bytes of a Latin, Greek or Cyrillic letter or a typographic mark, read as Windows-1252. */
const encodedTwice =
  /[\u00c2-\u00df\u00e2-\u00ef][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/;

/** The characters of the bytes 128 to 159. */
const marks = iconv.decode(Buffer.from(Array.from({ length: 32 }, (_, at) => 128 + at)), 'windows-1252');

const invisibles: ReadonlyArray<readonly [RegExp, string]> = [
  [/\u00a0/, 'a no-break space'],
  [/[\u200b-\u200d\u2060\ufeff](?!\p{Extended_Pictographic})/u, 'a zero-width character'],
  [/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/, 'a mark of writing direction'],
  [/\u00ad/, 'a soft hyphen'],
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  [/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/, 'a control character'],
];

/** What spreadsheets and exports did to a text, if anything can be seen of it. */
export function damageOf(text: string): Problem | null {
  if (text.includes('\ufffd')) return say.lostCharacters(text);
  const mended = encodedTwice.test(text) ? decodeAgain(text) : null;
  if (mended !== null) return say.doubleEncoding(text, mended);
  const names = invisibles.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);
  return names.length > 0 ? say.invisibleCharacters(names) : null;
}

/** The text that was meant, or null where its characters are no UTF-8 bytes after all. */
function decodeAgain(text: string): string | null {
  const bytes = Array.from(text, byteOf);
  const mended = bytes.includes(-1) ? '\ufffd' : Buffer.from(bytes).toString('utf8');
  return mended.includes('\ufffd') ? null : mended;
}

/** The byte that Windows-1252 has for a character, or -1; the five bytes without one pass as control characters. */
function byteOf(char: string): number {
  const code = char.codePointAt(0) ?? -1;
  if (code < 256) return code;
  const at = marks.indexOf(char);
  return at < 0 ? -1 : 128 + at;
}
