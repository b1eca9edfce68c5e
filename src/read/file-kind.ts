/** What a file is by its first bytes; `text` where nothing speaks against it. */
export type FileKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'workbook' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'other'; readonly what: string; readonly hint: string };

type Signature = readonly [magic: string, what: string, hint: string];

const saveAs = 'open it in a spreadsheet program and save it as .xlsx or .csv';
const notOne = 'give a .csv, .tsv or .xlsx file';

const signatures: readonly Signature[] = [
  ['\u00d0\u00cf\u0011\u00e0', 'an old .xls workbook, or one with a password', `${saveAs}, without a password`],
  ['%PDF', 'a PDF document', notOne],
  ['\u0089PNG', 'a picture', notOne],
  ['\u00ff\u00d8\u00ff', 'a picture', notOne],
  ['GIF8', 'a picture', notOne],
  ['\u001f\u008b', 'a gzip archive', 'unpack it first'],
  ['7z\u00bc\u00af', 'a 7z archive', 'unpack it first'],
  ['Rar!', 'a RAR archive', 'unpack it first'],
  ['BZh', 'a bzip2 archive', 'unpack it first'],
  ['SQLite format 3', 'a database', notOne],
  ['{\\rtf', 'a text document', saveAs],
  ['\u007fELF', 'a program', notOne],
  ['MZ\u0090', 'a program', notOne],
];

/** Tells by the first bytes what a file is, since its name may lie. */
export function getFileKind(head: Uint8Array): FileKind {
  if (head.length === 0) return { kind: 'empty' };
  const start = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return { kind: 'workbook' };
  const found = signatures.find(([magic]) => start.startsWith(magic));
  if (found !== undefined) return { kind: 'other', what: found[1], hint: found[2] };
  if (/^[\s\u00ef\u00bb\u00bf]*<(?:!doctype html|html|table|\?xml|head|meta|workbook)/i.test(start)) {
    return { kind: 'other', what: 'a web page or XML, whatever its name says', hint: saveAs };
  }
  return looksBinary(head) ? { kind: 'other', what: 'a binary file', hint: notOne } : { kind: 'text' };
}

/** UTF-16 without a mark, told by which of the two bytes of each character is zero. */
export function guessUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(Math.min(head.length, 4096) / 2);
  if (pairs < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < pairs; at++) {
    if (head[at * 2] === 0) even++;
    if (head[at * 2 + 1] === 0) odd++;
  }
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  return even > pairs * 0.4 && odd < pairs * 0.05 ? 'utf-16be' : null;
}

function looksBinary(head: Uint8Array): boolean {
  if (/^\u00ff\u00fe|^\u00fe\u00ff/.test(Buffer.from(head.subarray(0, 2)).toString('latin1'))) return false;
  if (guessUtf16(head) !== null) return false;
  const sample = head.subarray(0, 4096);
  const odd = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  return sample.includes(0) || odd > sample.length * 0.02;
}
