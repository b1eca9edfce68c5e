import type { RowState } from '../model/run.ts';
import type { RunTotals } from './document.ts';

/** What became of a row in the end, as the totals call it. */
export type FinalState = Exclude<keyof RunTotals, 'rows'>;

/** In the order in which people read them. */
export const finalStates: readonly FinalState[] = [
  'updated',
  'unchanged',
  'invalid',
  'missing',
  'rejected',
  'stale',
  'failed',
  'unknown',
  'notAttempted',
  'blank',
];

/** What a mended file has to bring again; `nexload resume` brings what was not attempted. */
export const refusedStates: readonly FinalState[] = ['invalid', 'missing', 'rejected', 'stale', 'failed', 'unknown'];

/** What became of a row, wherever its run ended. A write without an answer is unknown; what was accepted is updated. */
export function finalStateOf(state: RowState): FinalState {
  switch (state) {
    case 'drafted':
    case 'planned':
      return 'notAttempted';
    case 'sending':
      return 'unknown';
    case 'written':
      return 'updated';
    case 'updated':
    case 'unchanged':
    case 'invalid':
    case 'missing':
    case 'rejected':
    case 'stale':
    case 'failed':
    case 'unknown':
    case 'blank':
      return state;
  }
}

/** The word for people and rows.csv: `not-attempted`. */
export function wordOf(state: FinalState): string {
  return state === 'notAttempted' ? 'not-attempted' : state;
}

/** No rows at all. */
export const noTotals: RunTotals = {
  rows: 0,
  updated: 0,
  unchanged: 0,
  invalid: 0,
  missing: 0,
  rejected: 0,
  stale: 0,
  failed: 0,
  unknown: 0,
  notAttempted: 0,
  blank: 0,
};

/** Adds up what became of rows; `rows` is their number. */
export function totalsOf(counts: Iterable<{ readonly state: RowState; readonly count: number }>): RunTotals {
  const totals = { ...noTotals };
  for (const { state, count } of counts) {
    totals.rows += count;
    totals[finalStateOf(state)] += count;
  }
  return totals;
}

/** Adds up the totals of several inputs. */
export function addRunTotals(all: readonly RunTotals[]): RunTotals {
  const sum = { ...noTotals };
  for (const one of all) {
    sum.rows += one.rows;
    for (const state of finalStates) sum[state] += one[state];
  }
  return sum;
}

/** True where every row that was read is accounted for, once. */
export function isBalanced(totals: RunTotals): boolean {
  return totals.rows === finalStates.reduce((sum, state) => sum + totals[state], 0);
}

/** True where a row is not well; `isOpen` where `nexload resume` will find out what became of writes without an answer. */
export function isNotWell(state: FinalState, isOpen: boolean): boolean {
  return refusedStates.includes(state) && !(isOpen && state === 'unknown');
}

/** How many rows are not well, as everything that a person reads counts them. */
export function countNotWell(totals: RunTotals, isOpen: boolean): number {
  return countRefused(totals) - (isOpen ? totals.unknown : 0);
}

/** How many rows of a run are not well as long as nobody goes on with it. */
export function countRefused(totals: RunTotals): number {
  return refusedStates.reduce((sum, state) => sum + totals[state], 0);
}
