/** True where the quotes of a text stand as CSV wants them: around whole cells, doubled inside. */
export function isWellQuoted(text: string, delimiter: string): boolean {
  let at = 0;
  while (at <= text.length) {
    const end = text[at] === '"' ? endOfQuoted(text, at) : endOfPlain(text, at, delimiter);
    if (end < 0) return false;
    if (end === text.length) return true;
    if (!text.startsWith(delimiter, end)) return false;
    at = end + delimiter.length;
  }
  return true;
}

/** How many quotes there are; an odd number means that a quoted cell goes on in the next line. */
export function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}

function endOfQuoted(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? -1 : at + 1;
}

function endOfPlain(text: string, start: number, delimiter: string): number {
  const next = text.indexOf(delimiter, start);
  const end = next < 0 ? text.length : next;
  const quote = text.indexOf('"', start);
  return quote >= 0 && quote < end ? -1 : end;
}
