import type { PageIssue } from '../../../src/report/page/page-data.ts';
import { issueKey } from './filter.ts';
import type { ChangeKind, Report, Row, RowChange } from './row.ts';

/** How often a field changes, and how. */
export interface FieldGroup {
  readonly field: string;
  readonly rows: number;
  readonly kinds: Readonly<Record<ChangeKind, number>>;
  /** The changes that most records share, at most three. */
  readonly shared: readonly SharedChange[];
}

/** The same change in several records. */
export interface SharedChange {
  /** The first row that has it. */
  readonly input: number;
  readonly change: RowChange;
  readonly rows: number;
}

/** Issues of one kind in one column. */
export interface IssueGroup {
  readonly key: string;
  readonly example: PageIssue;
  /** How many issues, and in how many rows; 0 where they concern a whole sheet. */
  readonly count: number;
  readonly rows: number;
}

/** Issues of one column, the worst in front. */
export interface ColumnGroup {
  readonly column: string;
  readonly groups: readonly IssueGroup[];
  readonly count: number;
}

/** The changes that a report is about: those of a plan, those that a run made, or, where it made none, those it was to make. */
export interface ChangesOverview {
  readonly kind: 'planned' | 'made' | 'unmade';
  /** In how many rows these are. */
  readonly rows: number;
  /** How many rows were to change. */
  readonly planned: number;
  readonly fields: readonly FieldGroup[];
}

/** In which fields rows change, the most frequent first. */
export function groupChanges({ facts, rows }: Report): ChangesOverview {
  const planned = rows.filter(({ changes }) => changes.length > 0);
  const made = planned.filter(({ state }) => state === 'updated');
  const kind = facts.run.command === 'plan' ? 'planned' : made.length === 0 ? 'unmade' : 'made';
  const about = kind === 'made' ? made : planned;
  return { kind, rows: about.length, planned: planned.length, fields: groupFields(about) };
}

function groupFields(rows: readonly Row[]): readonly FieldGroup[] {
  const fields = new Map<string, FieldCount>();
  for (const { changes, input } of rows) {
    for (const change of changes) {
      const there = fields.get(change.field) ?? { rows: 0, kinds: { set: 0, changed: 0, cleared: 0 }, same: new Map() };
      there.rows += 1;
      there.kinds[change.kind] += 1;
      if (change.kind !== 'cleared') addShared(there.same, change, input);
      fields.set(change.field, there);
    }
  }
  return [...fields]
    .map(([field, { rows: count, kinds, same }]) => ({ field, rows: count, kinds, shared: mostShared(same) }))
    .toSorted((one, other) => other.rows - one.rows);
}

interface FieldCount {
  rows: number;
  readonly kinds: Record<ChangeKind, number>;
  readonly same: Map<string, { readonly input: number; readonly change: RowChange; rows: number }>;
}

/** So many different changes of a field are told apart. */
const mostOfField = 2_000;

function addShared(same: FieldCount['same'], change: RowChange, input: number): void {
  const key = JSON.stringify([change.before, change.after]);
  const there = same.get(key);
  if (there !== undefined) there.rows += 1;
  else if (same.size < mostOfField) same.set(key, { input, change, rows: 1 });
}

function mostShared(same: FieldCount['same']): readonly SharedChange[] {
  return [...same.values()]
    .filter(({ rows }) => rows > 1)
    .toSorted((one, other) => other.rows - one.rows)
    .slice(0, 3);
}

/** Issues by column and kind, those of whole sheets among them. */
export function groupIssues({ facts, rows }: Report): readonly ColumnGroup[] {
  const groups = new Map<string, { example: PageIssue; count: number; rows: number; last: number }>();
  const take = (issue: PageIssue, seq: number): void => {
    const key = issueKey(issue);
    const there = groups.get(key) ?? { example: issue, count: 0, rows: 0, last: 0 };
    there.count += 1;
    if (seq !== 0 && seq !== there.last) there.rows += 1;
    there.last = seq;
    groups.set(key, there);
  };
  for (const { issues } of facts.inputs) for (const issue of issues) take(issue, 0);
  for (const { issues, seq } of rows) for (const issue of issues) take(issue, seq);
  const all = [...groups].map(([key, { example, count, rows: inRows }]) => ({ key, example, count, rows: inRows }));
  return byColumn(all);
}

function byColumn(groups: readonly IssueGroup[]): readonly ColumnGroup[] {
  const columns = new Map<string, IssueGroup[]>();
  for (const group of groups) {
    const column = group.example.field ?? group.example.column ?? '';
    columns.set(column, [...(columns.get(column) ?? []), group]);
  }
  return [...columns]
    .map(([column, own]) => ({
      column,
      groups: own.toSorted((one, other) => rankOf(one) - rankOf(other) || other.count - one.count),
      count: own.reduce((sum, { count }) => sum + count, 0),
    }))
    .toSorted((one, other) => rankOf(one.groups[0]) - rankOf(other.groups[0]) || other.count - one.count);
}

/** Errors first, notes last. */
function rankOf(group: IssueGroup | undefined): number {
  return ['error', 'warning', 'note'].indexOf(group?.example.severity ?? 'note');
}
