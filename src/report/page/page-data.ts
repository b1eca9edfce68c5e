import type { FieldType, Issue, Json, Severity } from '../../model.ts';
import type { ReportFiles } from '../document.ts';
import type { WayOn } from '../ways-on.ts';

/** What the report page knows besides its rows; `page/` reads it. */
export interface PageFacts {
  readonly schema: 1;
  readonly made: { readonly at: string; readonly version: string };
  readonly run: PageRun;
  readonly verdict: string;
  readonly tone: 'well' | 'mixed' | 'bad';
  /** How many rows were read; the counts of all states add up to it, or the verdict says that they do not. */
  readonly rows: number;
  readonly states: readonly PageState[];
  readonly inputs: readonly PageInput[];
  readonly ways: readonly WayOn[];
  /** Files beside the page, by their names. */
  readonly files: ReportFiles;
  /** What the user settled, in words. */
  readonly settings: ReadonlyArray<readonly [name: string, value: string]>;
  /** What was sent, in words; empty where nothing could be. */
  readonly requests: string;
  readonly time: PageTime | null;
  /** How many plain rows the page had to leave out, because it would be too large. */
  readonly left: number;
}

/** The run, as the page shows it. */
export interface PageRun {
  readonly id: string;
  readonly command: string;
  readonly startedAt: string;
  /** Null as long as it is at work. */
  readonly finishedAt: string | null;
  readonly status: string;
  readonly exitCode: number | null;
  /** The account in words; empty for a check of files. */
  readonly target: string;
  /** True where a sandbox played the account. */
  readonly isRehearsal: boolean;
}

/** A state that rows are in, as people call it. */
export interface PageState {
  readonly key: PageStateKey;
  readonly label: string;
  readonly meaning: string;
  readonly count: number;
}

/** The states of all commands; `planned` and `valid` are those of a plan and of a check of files. */
export type PageStateKey =
  | 'valid'
  | 'updated'
  | 'planned'
  | 'unchanged'
  | 'invalid'
  | 'missing'
  | 'rejected'
  | 'stale'
  | 'failed'
  | 'unknown'
  | 'notAttempted'
  | 'blank';

/** In this order a row tells its state by a number. */
export const pageStates: readonly PageStateKey[] = [
  'valid',
  'updated',
  'planned',
  'unchanged',
  'invalid',
  'missing',
  'rejected',
  'stale',
  'failed',
  'unknown',
  'notAttempted',
  'blank',
];

/** An input, and what the page needs to speak of its rows. */
export interface PageInput {
  readonly file: string;
  readonly sheet: string | null;
  readonly sha256: string;
  readonly resource: string;
  readonly rows: number;
  /** How it was read: `utf-8, delimiter ;, header in row 1`. */
  readonly reading: string;
  readonly columns: ReadonlyArray<{ readonly header: string; readonly field: string | null }>;
  readonly fields: Readonly<Record<string, PageField>>;
  /** What concerns the whole sheet. */
  readonly issues: readonly PageIssue[];
}

/** How the values of a field are said. */
export interface PageField {
  readonly type: FieldType;
  readonly enum?: ReadonlyArray<{ readonly value: number; readonly name: string }>;
  /** The letters of the column that asks for it; absent where none does. */
  readonly column?: string;
}

/** An issue without what its row says already. */
export type PageIssue = Pick<
  Issue,
  'severity' | 'code' | 'field' | 'column' | 'cell' | 'value' | 'message' | 'hint' | 'source'
>;

/** How a run went over time. */
export interface PageTime {
  /** In milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  /** How long each of the steps below is. */
  readonly stepMs: number;
  /** Only the steps with writes: which, counted from 0, and how many. */
  readonly writes: ReadonlyArray<readonly [step: number, count: number]>;
  /** The most writes in a minute that the limits allow; null without such a limit. */
  readonly budget: number | null;
  /** The limits in words. */
  readonly limits: string;
  readonly marks: readonly PageMark[];
}

/** Something that happened, at one time or in one step of time. */
export interface PageMark {
  readonly at: number;
  readonly kind:
    | 'started'
    | 'resumed'
    | 'killed'
    | 'throttled'
    | 'retried'
    | 'waited'
    | 'paused'
    | 'stopped'
    | 'finished';
  readonly ms: number;
  readonly count: number;
}

/** Some rows in order. Texts that rows share stand in `texts`, and rows name them by their place. */
export interface PageBlock {
  readonly texts: readonly string[];
  readonly rows: readonly PackedRow[];
}

/** A row; what is at its end and says nothing is left off. -1 stands for no text. */
export type PackedRow = readonly [
  seq: number,
  input: number,
  row: number,
  id: number | null,
  state: number,
  changes?: readonly PackedChange[] | 0,
  issues?: readonly PackedIssue[] | 0,
  /** Why it ended as it did, where no issue says so. */
  reason?: number,
  attempts?: number,
  httpStatus?: number | null,
  /** In milliseconds since the run started. */
  sentAfter?: number | null,
  settledAfter?: number | null,
];

/** The last is 1 where something is cleared. */
export type PackedChange = readonly [field: number, before: Json, after: Json, clears?: 1];

/** Texts by their place, but for the severity. */
export type PackedIssue = readonly [
  severity: number,
  code: number,
  field: number,
  column: number,
  cell: number,
  value: number,
  message: number,
  hint: number,
  isServer?: 1,
];

/** In this order an issue tells its severity by a number. */
export const pageSeverities: readonly Severity[] = ['error', 'warning', 'note'];

/** Plain rows one after the other, of which there is nothing to tell but their ids. */
export interface PlainRows {
  readonly state: number;
  /** Of each stretch of rows that follow each other: first seq, input, first row, and the ids. */
  readonly runs: ReadonlyArray<readonly [seq: number, input: number, row: number, ids: readonly number[]]>;
}
