import type { CheckedRow, Issue } from '../model.ts';
import type { ValidateTotals } from './document.ts';
import { createIssueTally, type IssueTally } from './issue-tally.ts';

/** What is counted and kept of the rows of one sheet. */
export interface Tally extends IssueTally {
  readonly totals: ValidateTotals;
}

/** Counts rows and issues as they come, in memory that does not grow with them. */
export interface Counter {
  /** `ofRow` are the row's issues without those of the whole sheet. */
  takeRow(kind: CheckedRow['kind'], ofRow: readonly Issue[]): void;
  /** An issue of the whole sheet. */
  takeIssue(issue: Issue): void;
  result(): Tally;
}

/** A counter at zero. */
export function createTally(): Counter {
  const totals = { rows: 0, valid: 0, invalid: 0, blank: 0 };
  const issues = createIssueTally();
  return {
    takeRow(kind, ofRow) {
      totals.rows++;
      totals[kind === 'superseded' ? 'valid' : kind]++;
      ofRow.forEach(issues.take);
    },
    takeIssue: issues.takeOfSheet,
    result: () => ({ totals: { ...totals }, ...issues.result() }),
  };
}

/** Adds up the totals of several sheets. */
export function addTotals(all: readonly ValidateTotals[]): ValidateTotals {
  return all.reduce(
    (sum, one) => ({
      rows: sum.rows + one.rows,
      valid: sum.valid + one.valid,
      invalid: sum.invalid + one.invalid,
      blank: sum.blank + one.blank,
    }),
    { rows: 0, valid: 0, invalid: 0, blank: 0 },
  );
}
