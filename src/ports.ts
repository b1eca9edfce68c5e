/** The world outside as the stages see it; `io/` implements these, `cli/` passes them in. */

import type { Json, LiveRecord } from './model.ts';

/** Something to read input from: a file, or standard input kept in a temporary file. */
export interface Source {
  /** The record type that the user gave to this input alone, by its slug. */
  readonly resource?: string;
  /** As the user wrote it; used in every message. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** The whole content from the start, in chunks, each valid only until the next is asked for; may be called again. */
  bytes(): AsyncIterable<Uint8Array>;
  /** Fewer bytes than asked only at the end. */
  readAt(position: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A file that is being written, in order. */
export interface Output {
  readonly path: string;
  write(text: string): void;
  /** How much was written so far, for `rewind`. */
  position(): number;
  /** Takes back everything after the position, since what was written there turned out to be premature. */
  rewind(position: number): void;
  close(): void;
  /** Closes and removes the file. */
  discard(): void;
}

/** What a report can be written as: `csv` stands for rows, rejects, undo and marked workbooks. */
export type ReportFormat = 'html' | 'md' | 'json' | 'csv' | 'junit';

/** The page that people look at, without data yet. */
export interface EmptyPage {
  readonly text: string;
  /** Of nexload. */
  readonly version: string;
  /** When the report is made, in milliseconds since 1970. */
  readonly madeAt: number;
}

/** What a report consists of. */
export interface ReportContents {
  readonly formats: ReadonlySet<ReportFormat>;
  /** Null where no page is wanted. */
  readonly page: EmptyPage | null;
}

/** A new folder for one run, which nothing else writes to. */
export interface RunFolder extends ReportContents {
  readonly path: string;
  create(name: string): Output;
  /** A whole file at once, for what is no text. */
  store(name: string, bytes: Uint8Array): string;
}

/** The time of day. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** A clock that can be waited for. */
export interface PatientClock extends Clock {
  /** Ends early, without an error, when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** How far a long job is. */
export interface Step {
  /** What is being done: the name of a file, or words such as `comparing`. */
  readonly doing: string;
  /** Rows done; by default they are said to be checked. */
  readonly done: number;
  readonly total?: number;
  readonly verb?: string;
  readonly failed?: number;
  /** What everything waits for, in words, such as `the budget` or `a throttle until 12:01:07`; null where it does not. */
  readonly waitingFor?: string | null;
}

/** Shows whoever waits how far a long job is. */
export interface Progress {
  report(step: Step): void;
  end(): void;
}

/** Structured events for whoever runs this unattended; never a cell's text, never a secret. */
export interface Log {
  info(facts: Readonly<Record<string, unknown>>, event: string): void;
  warn(facts: Readonly<Record<string, unknown>>, event: string): void;
  debug(facts: Readonly<Record<string, unknown>>, event: string): void;
}

/** What the server says about one field; `property` is its own word, which for a foreign key is the relation without `Id`. */
export interface FieldError {
  readonly property: string;
  readonly message: string;
  readonly attempted: Json;
}

/** What one answer of the server means; nothing was waited for and nothing sent twice to learn it. */
export type Reply<T> =
  | { readonly kind: 'accepted'; readonly value: T }
  | {
      readonly kind: 'rejected';
      readonly status: number;
      readonly message: string;
      readonly errors: readonly FieldError[];
    }
  | { readonly kind: 'throttled'; readonly status: number; readonly waitMs: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'conflict'; readonly message: string }
  | { readonly kind: 'denied'; readonly status: number; readonly message: string }
  /** The status is 0 where the request never reached the server. */
  | { readonly kind: 'transient'; readonly status: number; readonly message: string }
  /** No answer came, so a write may have happened or not. */
  | { readonly kind: 'unknown'; readonly message: string };

/** The account, one request for each call; budget, waiting and retries are the caller's. */
export interface Api {
  /** Records by id, at most 50; ids that do not exist are left out of the answer. */
  readBatch(path: string, ids: readonly number[]): Promise<Reply<readonly LiveRecord[]>>;
  readOne(path: string, id: number): Promise<Reply<LiveRecord>>;
  /** The body replaces the whole record. */
  write(path: string, body: LiveRecord): Promise<Reply<LiveRecord>>;
}

/** Who asks, and the proof of it. */
export interface Session {
  /** The value of the Authorization header, renewed first where it is about to expire; a `UserError` where nobody can be signed in. */
  authorization(): Promise<string>;
  /** The header to use instead of one that the server refused with 401; null where there is no other. */
  renew(refused: string): Promise<string | null>;
}

/** Who is signed in, as the server has it. */
export interface Person {
  readonly id: number;
  readonly email: string;
  readonly fullName: string;
  readonly businesses: readonly { readonly id: number; readonly name: string; readonly isDefault: boolean }[];
  /** Such as `ContractDeposit-Edit`. */
  readonly roles: readonly string[];
  /** An administrator holds every role. */
  readonly isAdministrator: boolean;
  readonly hasApiAccess: boolean;
  readonly isActive: boolean;
}
