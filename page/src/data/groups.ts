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
