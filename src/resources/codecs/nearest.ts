/** The words that begin with a text, or are nearest to it by edits, at most three, none further away than a third of its length (at least two edits). */
export function nearestOf(text: string, words: readonly string[]): readonly string[] {
  const most = Math.max(2, Math.floor(text.length / 3));
  const wanted = text.toLowerCase();
  return words
    .filter((word) => isBeginning(wanted, word) || Math.abs(word.length - text.length) <= most)
    .map((word) => ({ word, distance: isBeginning(wanted, word) ? 1 : editDistance(wanted, word.toLowerCase()) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ word }) => word);
}

/** True for four letters or more with which the word begins, as good as one edit. */
function isBeginning(wanted: string, word: string): boolean {
  return wanted.length >= 4 && word.toLowerCase().startsWith(wanted);
}

/** How many letters must be put in, taken out, changed or swapped with their neighbour (each neighbour swap counts one). */
export function editDistance(from: string, to: string): number {
  const first = Array.from({ length: to.length + 1 }, (_, at) => at);
  const table: number[][] = [first];
  const cost = (row: number, at: number) => table[row]?.[at] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= from.length; row++) {
    table.push([row]);
    for (let at = 1; at <= to.length; at++) {
      const change = cost(row - 1, at - 1) + (from[row - 1] === to[at - 1] ? 0 : 1);
      const swap = isSwap([from, row], [to, at]) ? cost(row - 2, at - 2) + 1 : change;
      table[row]?.push(Math.min(cost(row - 1, at) + 1, cost(row, at - 1) + 1, change, swap));
    }
  }
  return cost(from.length, to.length);
}

function isSwap([from, row]: readonly [string, number], [to, at]: readonly [string, number]): boolean {
  return row > 1 && at > 1 && from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1];
}
