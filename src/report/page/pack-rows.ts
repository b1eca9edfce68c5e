import type { FieldChange, Issue } from '../../model.ts';
import { pageSeverities, pageStates, type PackedRow, type PageStateKey } from './page-data.ts';

/** A row as the page shows it. */
export interface PageRow {
  /** Its place among all rows, from 1. */
  readonly seq: number;
  readonly input: number;
  readonly row: number;
  readonly id: number | null;
  readonly state: PageStateKey;
  readonly changes: readonly FieldChange[];
  readonly issues: readonly Issue[];
  /** Why it ended as it did, where no issue says so. */
  readonly reason: string;
  readonly attempts: number;
  readonly httpStatus: number | null;
  /** In milliseconds since the run started. */
  readonly sentAfter: number | null;
  readonly settledAfter: number | null;
}

/** Gives texts their places in a list, each once. */
export interface Texts {
  readonly placeOf: (text: string | null) => number;
  readonly list: readonly string[];
}

/** An empty list of texts. */
export function createTexts(): Texts {
  const places = new Map<string, number>();
  const list: string[] = [];
  return {
    list,
    placeOf(text) {
      if (text === null || text === '') return -1;
      const there = places.get(text);
      if (there !== undefined) return there;
      places.set(text, list.length);
      return list.push(text) - 1;
    },
  };
}

/** A row in as few characters as its facts allow. */
export function packRow(row: PageRow, { placeOf }: Texts): PackedRow {
  const packed = [
    row.seq,
    row.input,
    row.row,
    row.id,
    pageStates.indexOf(row.state),
    row.changes.length === 0 ? 0 : row.changes.map((change) => packChange(change, placeOf)),
    row.issues.length === 0 ? 0 : row.issues.map((issue) => packIssue(issue, placeOf)),
    placeOf(row.reason),
    row.attempts,
    row.httpStatus,
    row.sentAfter,
    row.settledAfter,
  ];
  let length = packed.length;
  while (length > needed && isNothing(packed[length - 1], length)) length -= 1;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the places of the list above are those of the type
  return packed.slice(0, length) as unknown as PackedRow;
}

/** Seq, input, row, id and state are always there. */
const needed = 5;

/** What each place behind those holds where there is nothing to say. */
const nothings: readonly unknown[] = [0, 0, -1, 0, null, null, null];

function isNothing(value: unknown, place: number): boolean {
  return value === nothings[place - needed - 1];
}

function packChange({ field, before, after, clears }: FieldChange, placeOf: Texts['placeOf']): readonly unknown[] {
  return clears ? [placeOf(field), before, after, 1] : [placeOf(field), before, after];
}

function packIssue(issue: Issue, placeOf: Texts['placeOf']): readonly number[] {
  const { severity, code, field, column, cell, value, message, hint, source } = issue;
  const texts = [code, field, column, cell, value, message, hint].map(placeOf);
  return [pageSeverities.indexOf(severity), ...texts, ...(source === 'server' ? [1] : [])];
}
