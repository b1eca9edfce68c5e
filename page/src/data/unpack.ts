import type { Json } from '../../../src/model.ts';
import {
  pageSeverities,
  pageStates,
  type PackedChange,
  type PackedIssue,
  type PackedRow,
  type PageBlock,
  type PageFacts,
  type PageIssue,
  type PlainRows,
} from '../../../src/report/page/page-data.ts';
import type { ChangeKind, Report, Row, RowChange } from './row.ts';

/** The data of the page as they stand in it. */
export interface Packed {
  readonly facts: PageFacts;
  readonly blocks: readonly PageBlock[];
  readonly plain: readonly PlainRows[];
}

/** Puts the rows into their order, and gives every row its texts. */
export function unpack({ facts, blocks, plain }: Packed): Report {
  const rows: Row[] = [];
  const startedAt = Date.parse(facts.run.startedAt);
  for (const { texts, rows: packed } of blocks) {
    const textAt = (place: number | undefined): string | null => texts[place ?? -1] ?? null;
    for (const row of packed) rows.push(unpackRow(row, { textAt, startedAt }));
  }
  const wellRows = plain.flatMap(unpackPlain);
  if (wellRows.length === 0) return { facts, rows };
  return { facts, rows: merge(rows, wellRows) };
}

interface Context {
  readonly textAt: (place: number | undefined) => string | null;
  readonly startedAt: number;
}

function unpackRow(packed: PackedRow, { textAt, startedAt }: Context): Row {
  const [seq, input, row, id, state, changes = 0, issues = 0, reason, ...sending] = packed;
  const [attempts = 0, httpStatus = null, sentAfter = null, settledAfter = null] = sending;
  const timeOf = (after: number | null): number | null => (after === null ? null : startedAt + after);
  return {
    seq,
    input,
    row,
    id,
    state: pageStates[state] ?? 'unknown',
    changes: changes === 0 ? none : changes.map((change) => unpackChange(change, textAt)),
    issues: issues === 0 ? none : issues.map((issue) => unpackIssue(issue, textAt)),
    reason: textAt(reason) ?? '',
    attempts,
    httpStatus,
    sentAt: timeOf(sentAfter),
    settledAt: timeOf(settledAfter),
  };
}

const none: readonly never[] = [];

function unpackChange([field, before, after, clears]: PackedChange, textAt: Context['textAt']): RowChange {
  return { field: textAt(field) ?? '', before, after, kind: kindOf(before, clears === 1) };
}

function kindOf(before: Json, clears: boolean): ChangeKind {
  if (clears) return 'cleared';
  return before === null || before === '' || (Array.isArray(before) && before.length === 0) ? 'set' : 'changed';
}

function unpackIssue(packed: PackedIssue, textAt: Context['textAt']): PageIssue {
  const [severity, code, field, column, cell, value, message, hint, isServer] = packed;
  return {
    severity: pageSeverities[severity] ?? 'note',
    code: textAt(code) ?? '',
    field: textAt(field),
    column: textAt(column),
    cell: textAt(cell),
    value: textAt(value),
    message: textAt(message) ?? '',
    hint: textAt(hint),
    source: isServer === 1 ? 'server' : 'file',
  };
}

function unpackPlain({ state, runs }: PlainRows): readonly Row[] {
  const key = pageStates[state] ?? 'unknown';
  const nothing = { changes: none, issues: none, reason: '', attempts: 0, httpStatus: null } as const;
  return runs.flatMap(([seq, input, row, ids]) =>
    ids.map((id, at) => ({
      seq: seq + at,
      input,
      row: row + at,
      id,
      state: key,
      ...nothing,
      sentAt: null,
      settledAt: null,
    })),
  );
}

/** Both are in order. */
function merge(some: readonly Row[], others: readonly Row[]): readonly Row[] {
  const merged: Row[] = [];
  let at = 0;
  for (const row of some) {
    for (let next = others[at]; next !== undefined && next.seq < row.seq; next = others[at]) {
      merged.push(next);
      at += 1;
    }
    merged.push(row);
  }
  for (const row of others.slice(at)) merged.push(row);
  return merged;
}
