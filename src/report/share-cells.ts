/** Shares out the cells of a bar by counts: the sum is kept, and what occurred at all is seen. There are cells for all of them. */
export function shareCells(counts: readonly number[], cells: number): readonly number[] {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  if (whole === 0) return counts.map(() => 0);
  const wanted = counts.map((count) => (count / whole) * cells);
  const shares = wanted.map((share) => (share === 0 ? 0 : Math.max(1, Math.floor(share))));
  for (let left = cells - sumOf(shares); left !== 0; left -= Math.sign(left)) {
    const at = left > 0 ? neediest(shares, wanted) : richest(shares, wanted);
    shares[at] = (shares[at] ?? 0) + Math.sign(left);
  }
  return shares;
}

function sumOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0);
}

/** The one that lacks most of what it should have. */
function neediest(shares: readonly number[], wanted: readonly number[]): number {
  const lacks = shares.map((share, at) => (share === 0 ? -Infinity : (wanted[at] ?? 0) - share));
  return lacks.indexOf(Math.max(...lacks));
}

/** The one that has most beyond what it should have, and more than a single cell. */
function richest(shares: readonly number[], wanted: readonly number[]): number {
  const surplus = shares.map((share, at) => (share <= 1 ? -Infinity : share - (wanted[at] ?? 0)));
  return surplus.indexOf(Math.max(...surplus));
}
