/** The words of runs: what becomes of rows on their way from draft to outcome. */

import type { FieldChange, Issue, Json, LiveRecord } from '../model.ts';
import type { BudgetUsage, Forecast } from './budget.ts';

/**
 * How far a row has come. The first four are on the way: `drafted` (checked, nothing known of its record), `planned` (would
 * change its record), `sending` (a write went out and no answer is recorded), `written` (accepted, not read back yet).
 */
export type RowState =
  | 'drafted'
  | 'planned'
  | 'sending'
  | 'written'
  | 'updated'
  | 'unchanged'
  | 'invalid'
  | 'missing'
  | 'rejected'
  | 'stale'
  | 'failed'
  | 'unknown'
  | 'blank';

/** One row of a run as the journal keeps it. */
export interface Entry {
  /** Its place among all rows of the run, from 1. */
  readonly seq: number;
  /** The number of its input, from 0. */
  readonly input: number;
  readonly row: number;
  readonly line: number | null;
  /** The text of the file, for the rejects. */
  readonly cells: readonly string[];
  readonly id: number | null;
  readonly state: RowState;
  /** What the row asks for, which in a rollback is what any field of a record can hold; null where it cannot be used. */
  readonly values: LiveRecord | null;
  readonly issues: readonly Issue[];
  /** What would be altered, and after a write what was. */
  readonly changes: readonly FieldChange[];
  /** What the record held, when it was planned, in every field that the row mentions. */
  readonly seen: LiveRecord | null;
  /** The whole record right before our write. */
  readonly before: LiveRecord | null;
  /** How many writes went out for it. */
  readonly attempts: number;
  /** Of the last answer to a write; null before any. */
  readonly httpStatus: number | null;
  /** When its last write went out and when it was settled, in milliseconds since 1970. */
  readonly sentAt: number | null;
  readonly settledAt: number | null;
}

/** A row as it enters the journal. */
export type NewEntry = Pick<Entry, 'row' | 'line' | 'cells' | 'id' | 'state' | 'values' | 'issues'>;

/** What becomes different about a row in the journal. */
export type EntryUpdate = Pick<Entry, 'seq'> &
  Partial<
    Pick<Entry, 'state' | 'issues' | 'changes' | 'seen' | 'before' | 'attempts' | 'httpStatus' | 'sentAt' | 'settledAt'>
  >;

/** One input of a run as the journal keeps it. */
export interface RunInput {
  readonly file: string;
  readonly sheet: string | null;
  readonly sha256: string;
  /** The slug of the record type. */
  readonly resource: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly headerRow: number;
  readonly columns: ReadonlyArray<{ readonly header: string; readonly field: string | null }>;
  /** Header names that its rejects file needs besides, so that it is read as the input was. */
  readonly ownHeaders: readonly string[];
  /** What concerns the whole sheet. */
  readonly issues: readonly Issue[];
}

/** How far a run has come: `settled` means that nothing is left to do. */
export type Phase = 'checking' | 'planning' | 'sending' | 'settled';

/** How many requests a run made; `throttled` and `retried` count answers that led to another try. */
export interface Requests {
  readonly reads: number;
  readonly writes: number;
  readonly throttled: number;
  readonly retried: number;
}

/** The account that a run is about. */
export interface Account {
  readonly baseUrl: string;
  /** The e-mail of whoever is signed in; empty where the server does not tell. */
  readonly user: string;
}

/** What was known besides when a run ended: nobody can find it out later, and its report tells it. */
export interface Closing {
  readonly budget: BudgetUsage;
  readonly forecast: Forecast;
  /** The command that carries out a plan; null where the run was no plan. */
  readonly applyCommand: string | null;
  /** True where its inputs were at hand, so that workbooks got copies with their wrong cells marked. */
  readonly hasSources: boolean;
}

/** One run as the journal keeps it. */
export interface Run {
  readonly id: string;
  /** `plan`, `apply`, `rollback`. */
  readonly command: string;
  readonly target: Account;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly phase: Phase;
  /** Null while it runs, and after a kill. */
  readonly exitCode: number | null;
  /** Why it stopped before the end, in words; null where it did not. */
  readonly stopped: string | null;
  /** How many rows the readers gave; the books must account for each. */
  readonly rows: number;
  /** What the user said, so that it can go on in the same way; `src/options` made it and reads it. */
  readonly settings: Json;
  readonly requests: Requests;
  /** Of its last end; absent before any. */
  readonly closing?: Closing;
  /** When its rows were forgotten, in milliseconds since 1970; absent while they are there. */
  readonly prunedAt?: number;
}

/** Something that happened to a run as a whole, for the picture of it over time. */
export interface RunEvent {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly kind: 'started' | 'resumed' | 'throttled' | 'retried' | 'waited' | 'paused' | 'stopped' | 'finished';
  /** How long, where it lasted. */
  readonly ms: number;
}
