import type { FieldChange, Json, LiveRecord } from '../model.ts';
import type { Entry, RowState, RunInput } from '../model/run.ts';
import type { Calls, Halt, RecordsRead } from '../ports/calls.ts';
import type { Journal } from '../ports/journal.ts';
import type { Clock } from '../ports.ts';
import type { Resource } from '../resources/resource.ts';

/** A row that means one record. */
export type SendableEntry = Entry & { readonly id: number };

/** What is to be done about a row, now that its record is at hand. */
export type SendDecision =
  | { readonly kind: 'write'; readonly changes: readonly FieldChange[]; readonly body: LiveRecord }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'stale';
      readonly fields: ReadonlyArray<{
        readonly field: string;
        readonly seen: Json;
        readonly now: Json;
        readonly wanted: Json;
      }>;
      readonly by: string | null;
      readonly on: string | null;
    };

/** What sending needs of the world, and what was decided about it. */
export interface SendWork {
  readonly run: string;
  readonly journal: Journal;
  readonly calls: Calls;
  readonly clock: Clock;
  /** Who writes, as records name whoever changed them last; empty where nobody knows. */
  readonly user: string;
  readonly inputs: readonly RunInput[];
  readonly getResource: (name: string) => Resource;
  /** Records whole, by their ids, at most 50. */
  readonly readRecords: (resource: Resource, ids: readonly number[]) => Promise<RecordsRead>;
  /** Lays a row over its record; pure. */
  readonly decide: (resource: Resource, entry: SendableEntry, record: LiveRecord | undefined) => SendDecision;
  /** Reads back what was written, at most 50 rows of one record type. */
  readonly verify: (entries: readonly Entry[]) => Promise<void>;
  /** After the canary's rows were sent and read back: why the others shall not follow, or null where they shall. */
  readonly askToGoOn: (summary: CanarySummary) => Promise<Halt | null>;
  /** A row got as far as this. */
  readonly onRow: (state: RowState) => void;
  readonly settings: SendSettings;
}

/** How to send. */
export interface SendSettings {
  /** How many writes at a time. */
  readonly concurrency: number;
  /** How many requests may follow the first one for a row. */
  readonly retries: number;
  /** How many rows may go wrong before the run stops; null where nothing bounds them. */
  readonly maxErrors: number | null;
  /** How many writes to send before asking; null where nobody is to be asked. */
  readonly canary: number | null;
}

/** What became of the first writes. */
export interface CanarySummary {
  readonly sent: number;
  readonly notWell: number;
}

/** One write that is ready to go. */
export interface Job {
  readonly entry: SendableEntry;
  readonly changes: readonly FieldChange[];
  readonly before: LiveRecord;
  readonly body: LiveRecord;
  /** When the copy of the record is too old to be written. */
  readonly until: number;
  /** How many requests went out for the row in this run of the program. */
  readonly tried: number;
  /** How many times an earlier copy became too old. */
  readonly outdated: number;
}

/** A row that is to be read again before it is sent. */
export interface Waiting {
  readonly entry: SendableEntry;
  readonly tried: number;
  /** True where a request may have changed the record although no answer says so. */
  readonly inDoubt: boolean;
  /** How many times its copy of the record became too old. */
  readonly outdated: number;
}

/** How long a copy of a record may be written, in milliseconds. */
export const freshMs = 60_000;

/** The record type of a row. */
export function resourceOf(
  { inputs, getResource }: Pick<SendWork, 'inputs' | 'getResource'>,
  { input }: Entry,
): Resource {
  return getResource(inputOf({ inputs }, { input }).resource);
}

/** The input that a row came from. */
export function inputOf({ inputs }: Pick<SendWork, 'inputs'>, { input }: Pick<Entry, 'input'>): RunInput {
  const found = inputs[input];
  if (found === undefined) throw new RangeError(`the journal speaks of input ${input}, which the run does not have`);
  return found;
}
