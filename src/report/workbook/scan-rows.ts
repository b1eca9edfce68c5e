import { CannotAnnotate } from './cannot-annotate.ts';

/** What comes next in a sheet: a row, with the places of its first byte and behind its last one, or the end of all rows. */
export type Found =
  | { readonly kind: 'end' }
  | { readonly kind: 'row'; readonly start: number; readonly end: number; readonly row: number | null };

/** The next row, whose number is null where it does not say it; null where the bytes stop in the middle of something. */
export function scanRow(bytes: Buffer, at: number, prefix: string): Found | null {
  const start = bytes.indexOf(opening, at);
  const tagEnd = start < 0 ? 0 : bytes.indexOf(closing, start) + 1;
  if (tagEnd === 0) return null;
  const tag = bytes.toString('latin1', start, tagEnd);
  if (tag.startsWith(`</${prefix}sheetData`)) return { kind: 'end' };
  if (!tag.startsWith(`<${prefix}row`)) throw new CannotAnnotate('something else stands among the rows');
  const end = tag.endsWith('/>') ? tagEnd : behind(bytes, `</${prefix}row>`, tagEnd);
  const number = /\sr\s*=\s*["'](\d+)/.exec(tag)?.[1];
  return end === null ? null : { kind: 'row', start, end, row: number === undefined ? null : Number(number) };
}

function behind(bytes: Buffer, text: string, from: number): number | null {
  const at = bytes.indexOf(text, from, 'latin1');
  return at < 0 ? null : at + text.length;
}

const opening = '<'.charCodeAt(0);
const closing = '>'.charCodeAt(0);
