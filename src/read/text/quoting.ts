/** The cells of a text whose quotes stand as CSV wants them, around whole cells and doubled inside; null where they do not. */
export function cutWellQuoted(text: string, delimiter: string): readonly string[] | null {
  const cells: string[] = [];
  // Each quote is looked for once: a line may have a million cells behind its last quote.
  let quote = text.indexOf('"');
  for (let at = 0; ;) {
    const isQuoted = quote === at;
    const end = isQuoted ? endOfQuoted(text, at) : endOfPlain(text, at, delimiter);
    if (end < 0 || (!isQuoted && quote >= 0 && quote < end)) return null;
    cells.push(isQuoted ? withoutQuotes(text.slice(at + 1, end - 1)) : text.slice(at, end));
    if (end === text.length) return cells;
    if (!text.startsWith(delimiter, end)) return null;
    at = end + delimiter.length;
    if (isQuoted) quote = text.indexOf('"', at);
  }
}

/** How many quotes there are; an odd number means that a quoted cell goes on in the next line. */
export function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}

function endOfQuoted(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text.charCodeAt(at + 1) === 34) at = text.indexOf('"', at + 2);
  return at < 0 ? -1 : at + 1;
}

function endOfPlain(text: string, start: number, delimiter: string): number {
  const next = text.indexOf(delimiter, start);
  return next < 0 ? text.length : next;
}

function withoutQuotes(text: string): string {
  return text.includes('"') ? text.replaceAll('""', '"') : text;
}
