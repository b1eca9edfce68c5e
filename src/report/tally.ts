import type { CheckedRow, Issue, Severity } from '../model.ts';
import type { ValidateTotals } from './document.ts';

/** Problems of one kind in one column. */
export interface Group {
  readonly file: string;
  readonly sheet: string | null;
  readonly code: string;
  readonly severity: Severity;
  readonly field: string | null;
  readonly column: string | null;
  readonly count: number;
  /** The first few. */
  readonly examples: readonly Issue[];
}

/** What is counted and kept of the rows of one sheet. */
export interface Tally {
  readonly totals: ValidateTotals;
  readonly groups: readonly Group[];
  /** The first thousand, those of the whole sheet in front. */
  readonly issues: readonly Issue[];
  readonly hasErrors: boolean;
}

/** How many issues a report keeps whole; the others are in rows.csv. */
export const mostIssues = 1_000;

const mostExamples = 3;

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
  const groups = new Map<string, { group: Omit<Group, 'count' | 'examples'>; count: number; examples: Issue[] }>();
  const issues: Issue[] = [];
  let hasErrors = false;

  function takeIssue(issue: Issue): void {
    hasErrors ||= issue.severity === 'error';
    if (issues.length < mostIssues) issues.push(own(issue));
    const { file, sheet, code, severity, field, column } = issue;
    const key = `${severity}|${code}|${field ?? column ?? ''}`;
    const there = groups.get(key) ?? { group: { file, sheet, code, severity, field, column }, count: 0, examples: [] };
    there.count++;
    if (there.examples.length < mostExamples) there.examples.push(own(issue));
    groups.set(key, there);
  }

  return {
    takeRow(kind, ofRow) {
      totals.rows++;
      totals[kind === 'superseded' ? 'valid' : kind]++;
      ofRow.forEach(takeIssue);
    },
    takeIssue,
    result: () => ({
      totals: { ...totals },
      groups: [...groups.values()]
        .map(({ group, count, examples }) => ({ ...group, count, examples }))
        .toSorted(bySeverity),
      issues,
      hasErrors,
    }),
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

function bySeverity(one: Group, other: Group): number {
  return rank(one.severity) - rank(other.severity) || other.count - one.count;
}

/** Errors first, notes last. */
function rank(severity: Severity): number {
  return ['error', 'warning', 'note'].indexOf(severity);
}

/** A copy whose text is its own: a piece cut from a file holds on to the whole chunk it was cut from. */
function own(issue: Issue): Issue {
  return structuredClone(issue);
}
