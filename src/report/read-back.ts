import type { Entry } from '../model/run.ts';
import { countOf, thousands } from './plural.ts';
import { finalStateOf } from './states.ts';

/** How many rows count as updated although their records, when they were read back, were not found as asked. */
export interface ReadBack {
  /** The server stored something else. */
  readonly otherwise: number;
  /** The record was gone. */
  readonly gone: number;
  /** The record could not be read. */
  readonly unread: number;
}

/** All that was read back was found as asked. */
export const allAsAsked: ReadBack = { otherwise: 0, gone: 0, unread: 0 };

/** Adds up what was found in the rows of several inputs. */
export function addReadBacks(all: readonly ReadBack[]): ReadBack {
  return all.reduce(
    (sum, one) => ({
      otherwise: sum.otherwise + one.otherwise,
      gone: sum.gone + one.gone,
      unread: sum.unread + one.unread,
    }),
    allAsAsked,
  );
}

/** What was found where a row was read back; null where it is as asked, or was not written. */
export function readBackOf({ state, issues }: Pick<Entry, 'state' | 'issues'>): keyof ReadBack | null {
  if (finalStateOf(state) !== 'updated') return null;
  return found.find(([code]) => issues.some((issue) => issue.code === code))?.[1] ?? null;
}

/** One row may have several, and counts once: as what is worst. */
const found: ReadonlyArray<readonly [code: string, as: keyof ReadBack]> = [
  ['gone-after-write', 'gone'],
  ['stored-otherwise', 'otherwise'],
  ['unread-after-write', 'unread'],
];

/** True where every record that was written was found as asked. */
export function isAsAsked({ otherwise, gone, unread }: ReadBack): boolean {
  return otherwise + gone + unread === 0;
}

/** `3 records updated, 2 of them not as asked`; why, where a sentence ends with it. */
export function sayWritten(
  { updated, label, isEnd }: { readonly updated: number; readonly label: string; readonly isEnd: boolean },
  { otherwise, gone, unread }: ReadBack,
): string {
  const of = (count: number, what: string): string =>
    count === 0 ? '' : `, ${updated === 1 ? '' : `${thousands(count)} of them `}${what}`;
  const isOnlyOtherwise = otherwise > 0 && gone + unread === 0;
  const why = isEnd && isOnlyOtherwise ? ': the server stored something else' : '';
  const parts = [of(otherwise, 'not as asked'), of(gone, 'gone since'), of(unread, 'not read back')];
  return `${countOf(updated, 'record')} ${label}${parts.join('')}${why}`;
}
