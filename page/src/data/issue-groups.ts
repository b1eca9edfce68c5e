import type { PageIssue } from '../../../src/report/page/page-data.ts';
import { issueKey } from './filter.ts';
import type { Report } from './row.ts';

/** Issues of one kind in one column. */
export interface IssueGroup {
  readonly key: string;
  readonly example: PageIssue;
  /** How many issues, and in how many rows; 0 where they concern a whole sheet. */
  readonly count: number;
  readonly rows: number;
  /** The number of the sheet that all of it concerns; null for issues of rows. */
  readonly input: number | null;
}

/** Issues of one column, the worst in front. */
export interface ColumnGroup {
  /** The field, or the header where it is none; empty for what is of no column. */
  readonly column: string;
  readonly title: string;
  readonly groups: readonly IssueGroup[];
  readonly count: number;
}

/** Issues by column and kind, those of whole sheets among them. */
export function groupIssues({ facts, rows }: Report): readonly ColumnGroup[] {
  const groups = new Map<
    string,
    { readonly group: Omit<IssueGroup, 'count' | 'rows'>; count: number; rows: number; last: number }
  >();
  const take = (issue: PageIssue, key: string, { seq, input }: { seq: number; input: number | null }): void => {
    const there = groups.get(key) ?? { group: { key, example: issue, input }, count: 0, rows: 0, last: 0 };
    there.count += 1;
    if (seq !== there.last) there.rows += 1;
    there.last = seq;
    groups.set(key, there);
  };
  for (const [input, { issues }] of facts.inputs.entries())
    for (const issue of issues) take(issue, sheetKey(issue, input), { seq: 0, input });
  for (const { issues, seq } of rows) for (const issue of issues) take(issue, issueKey(issue), { seq, input: null });
  return byColumn([...groups.values()].map(({ group, count, rows: inRows }) => ({ ...group, count, rows: inRows })));
}

/** No row can be looked at to learn what else a sheet lacks, so each of its issues stands for itself. */
function sheetKey(issue: PageIssue, input: number): string {
  return `${issueKey(issue)}.${input}.${issue.message}`;
}

function byColumn(groups: readonly IssueGroup[]): readonly ColumnGroup[] {
  const columns = new Map<string, IssueGroup[]>();
  for (const group of groups) {
    const title = titleOf(group);
    columns.set(title, [...(columns.get(title) ?? []), group]);
  }
  return [...columns]
    .map(([title, own]) => ({
      title,
      column: own[0]?.example.field ?? own[0]?.example.column ?? '',
      groups: own.toSorted((one, other) => rankOf(one) - rankOf(other) || other.count - one.count),
      count: own.reduce((sum, { count }) => sum + count, 0),
    }))
    .toSorted((one, other) => rankOf(one.groups[0]) - rankOf(other.groups[0]) || other.count - one.count);
}

function titleOf({ example, input }: IssueGroup): string {
  return example.field ?? example.column ?? (input === null ? 'The row as a whole' : 'The file as a whole');
}

/** Errors first, notes last. */
function rankOf(group: IssueGroup | undefined): number {
  return ['error', 'warning', 'note'].indexOf(group?.example.severity ?? 'note');
}
