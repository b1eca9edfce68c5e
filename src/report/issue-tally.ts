import type { Issue, Severity } from '../model.ts';

/** Problems of one kind in one column. */
export interface Group {
  readonly file: string;
  readonly sheet: string | null;
  readonly code: string;
  readonly severity: Severity;
  readonly field: string | null;
  readonly column: string | null;
  /** True where it concerns a whole sheet, so that it stands in no row. */
  readonly isOfSheet: boolean;
  readonly count: number;
  /** The first few. */
  readonly examples: readonly Issue[];
}

/** What is counted and kept of the issues of one sheet. */
export interface IssueTally {
  readonly groups: readonly Group[];
  /** The first thousand, those of the whole sheet in front. */
  readonly issues: readonly Issue[];
  readonly hasErrors: boolean;
}

/** How many issues a report keeps whole; the others are in rows.csv. */
export const mostIssues = 1_000;

const mostExamples = 3;

/** Of what concerns a whole sheet, as no row tells of the others. */
const mostOfSheet = 20;

/** Counts issues as they come, in memory that does not grow with them. */
export interface IssueCounter {
  readonly take: (issue: Issue) => void;
  /** The same for an issue of the whole sheet. */
  readonly takeOfSheet: (issue: Issue) => void;
  result(): IssueTally;
}

/** A counter of issues at zero. */
export function createIssueTally(): IssueCounter {
  const groups = new Map<string, { group: Omit<Group, 'count' | 'examples'>; count: number; examples: Issue[] }>();
  const issues: Issue[] = [];
  let hasErrors = false;
  function add(issue: Issue, isOfSheet: boolean): void {
    hasErrors ||= issue.severity === 'error';
    if (issues.length < mostIssues) issues.push(own(issue));
    const { file, sheet, code, severity, field, column } = issue;
    const key = `${isOfSheet}|${severity}|${code}|${field ?? column ?? ''}`;
    const there = groups.get(key) ?? {
      group: { file, sheet, code, severity, field, column, isOfSheet },
      count: 0,
      examples: [],
    };
    there.count++;
    if (there.examples.length < (isOfSheet ? mostOfSheet : mostExamples)) there.examples.push(own(issue));
    groups.set(key, there);
  }

  return {
    take: (issue) => add(issue, false),
    takeOfSheet: (issue) => add(issue, true),
    result: () => ({
      groups: [...groups.values()]
        .map(({ group, count, examples }) => ({ ...group, count, examples }))
        .toSorted(worstFirst),
      issues,
      hasErrors,
    }),
  };
}

/** Errors before warnings before notes, and what occurs most in front. */
export function worstFirst(one: Pick<Group, 'severity' | 'count'>, other: Pick<Group, 'severity' | 'count'>): number {
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
