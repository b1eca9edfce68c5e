import type { DateOrder, DecimalSign, Evidence } from '../resources/column.ts';

/** What all cells of a column together say about how its dates or numbers are written. */
export type Convention =
  | { readonly kind: 'open' }
  | { readonly kind: 'settled'; readonly as: DateOrder | DecimalSign }
  | { readonly kind: 'mixed'; readonly as: DateOrder | DecimalSign }
  | { readonly kind: 'tied'; readonly cells: readonly [string, string] }
  | { readonly kind: 'ambiguous' };

/** How many cells of a column said what, and the first cell of each kind. */
export type Tally = Map<Evidence, { count: number; readonly first: string }>;

/** Counts the evidence of one cell in. */
export function count(tally: Tally, evidence: Evidence, cell: string): void {
  const there = tally.get(evidence);
  if (there === undefined) tally.set(evidence, { count: 1, first: cell });
  else there.count++;
}

/** Decides for a whole column: one cell that allows a single reading settles it; where such cells disagree, the many against the few. */
export function decideConvention(tally: Tally): Convention {
  const [one, other] = tally.has('dmy') || tally.has('mdy') ? (['dmy', 'mdy'] as const) : (['.', ','] as const);
  const ones = tally.get(one);
  const others = tally.get(other);
  if (ones !== undefined && others !== undefined) {
    if (ones.count === others.count) return { kind: 'tied', cells: [ones.first, others.first] };
    return { kind: 'mixed', as: ones.count > others.count ? one : other };
  }
  if (ones !== undefined) return { kind: 'settled', as: one };
  if (others !== undefined) return { kind: 'settled', as: other };
  return tally.has('either') ? { kind: 'ambiguous' } : { kind: 'open' };
}

/** True where two decisions make the same of every cell. */
export function isSameConvention(one: Convention, other: Convention): boolean {
  return one.kind === other.kind && (!('as' in one) || !('as' in other) || one.as === other.as);
}
