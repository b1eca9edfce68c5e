import type { LiveRecord } from '../model.ts';
import type { Requests } from '../model/run.ts';
import type { Reply } from '../ports.ts';

/** Why a run stops before all rows are settled; the exit code follows from it. */
export type HaltKind =
  | 'invalid'
  | 'cap'
  | 'refused'
  | 'interrupted'
  | 'trouble'
  | 'denied'
  | 'errors'
  | 'writes'
  | 'time'
  | 'budget';

/** A run that stops, and why in words. */
export interface Halt {
  readonly kind: HaltKind;
  /** One clause: `the server has failed 12 of the last 20 requests`. */
  readonly message: string;
  readonly exitCode: number;
}

/** What came of a call, with throttles, waits and retries behind it. */
export type Called<T> =
  | Exclude<Reply<T>, { kind: 'throttled' }>
  /** The run has to stop; the call was not made, or its failure is not this row's fault. */
  | { readonly kind: 'halted'; readonly halt: Halt };

/** What came of a write. */
export type Written = (
  | Called<LiveRecord>
  /** There was no leave to write before the copy of the record became too old. */
  | { readonly kind: 'outdated' }
) & {
  /** How many requests went out, without those that were throttled. */
  readonly attempts: number;
  /** True where one of them may have changed the record although no answer says so. */
  readonly inDoubt: boolean;
};

/** When and how a write goes out. */
export interface Turn {
  /** When the body's copy of the record is too old, in milliseconds since 1970. */
  readonly until: number;
  /** When the copy was taken: a clock that shows an earlier time was set back, and the copy counts as too old. */
  readonly from?: number;
  /** Awaited right before each request. */
  readonly onSend: (attempt: number) => Promise<void>;
  /** How many requests went out for the row before; they count against the retries. */
  readonly tried?: number;
}

/** What came of reading several records. */
export type RecordsRead =
  | {
      readonly kind: 'read';
      /** By id; one that does not exist is in neither map. */
      readonly records: ReadonlyMap<number, LiveRecord>;
      /** What the server said of records that it would not give. */
      readonly failed: ReadonlyMap<number, string>;
    }
  | { readonly kind: 'halted'; readonly halt: Halt };

/** The account inside its limits: every call waits for its turn, and is tried again where that makes sense. */
export interface Calls {
  readBatch(path: string, ids: readonly number[]): Promise<Called<readonly LiveRecord[]>>;
  readOne(path: string, id: number): Promise<Called<LiveRecord>>;
  write(path: string, body: LiveRecord, turn: Turn): Promise<Written>;
  /** How many writes could be made within the time; at most `most`. */
  room(withinMs: number, most: number): Promise<number>;
  /** Waits until a write could be made; says so where the run has to stop instead. */
  waitForRoom(): Promise<Halt | null>;
  /** Stops everything: calls that wait end as `halted`; the first reason stays. */
  halt(halt: Halt): void;
  halted(): Halt | null;
  requests(): Requests;
}
