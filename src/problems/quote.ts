const longest = 60;

/** A raw text as messages show it: in quotes, on one line, cut when long, with nothing in it that a terminal would obey. */
export function quote(text: string): string {
  const flat = visible(text.slice(0, longest * 4).replace(/\s*[\r\n]+\s*/g, ' / '));
  const isCut = flat.length > longest || text.length > longest * 4;
  return `"${isCut ? `${flat.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}\u2026` : flat}"`;
}

/** A name as it is, but for what a terminal would obey or nobody can see. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u00b7');
}

/** `a`, `a or b`, `a, b or c`. */
export function listOr(words: readonly string[]): string {
  return listWith(words, 'or');
}

/** `a`, `a and b`, `a, b and c`. */
export function listAnd(words: readonly string[]): string {
  return listWith(words, 'and');
}

/** The first few of `count` words: `a and b`, `a, b, c and 4 more`. */
export function listSome(words: readonly string[], count: number): string {
  return listAnd(count > words.length ? [...words, `${count - words.length} more`] : words);
}

/** How many rows a message names; a file may hold an Id a million times. */
export const mostRows = 3;

/** `row 7`, `rows 7 and 9`, `rows 7, 9, 12 and 4 more`. */
export function listRows(rows: readonly number[], count: number = rows.length): string {
  return `${count === 1 ? 'row' : 'rows'} ${listSome(rows.slice(0, mostRows).map(String), count)}`;
}

function listWith(words: readonly string[], last: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
