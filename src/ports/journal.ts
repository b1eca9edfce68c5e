import type { Issue } from '../model.ts';
import type { Entry, EntryUpdate, NewEntry, RowState, Run, RunEvent, RunInput } from '../model/run.ts';

/**
 * What of a row is read, as reading all of it takes most of the time of a report; what is left out comes as null or empty. `told`
 * leaves out `values` and `seen`, the `cells` of rows that are well, and what is in `before`, but not that there is one. `undone`
 * leaves out all texts of the file, and `seen`.
 */
export type EntryView = 'whole' | 'told' | 'undone';

/** Which rows of a run. */
export interface EntryQuery {
  readonly states?: readonly RowState[];
  readonly input?: number;
  /** Only rows behind this one. */
  readonly after?: number;
  readonly limit: number;
  /** The whole rows, unless only a part of them is of interest. */
  readonly view?: EntryView;
}

/** What happened, written down before and after it happens; one journal holds many runs. */
export interface Journal {
  startRun(run: Run): Promise<void>;
  changeRun(id: string, change: Partial<Omit<Run, 'id'>>): Promise<void>;
  getRun(id: string): Promise<Run | null>;
  /** The newest first. */
  listRuns(): Promise<readonly Run[]>;
  /** Saves an input, and forgets all rows that were saved for it. */
  saveInput(run: string, input: number, facts: RunInput): Promise<void>;
  /** Replaces what is said of the whole sheet, and keeps its rows. */
  annotateInput(run: string, input: number, issues: readonly Issue[]): Promise<void>;
  listInputs(run: string): Promise<readonly RunInput[]>;
  addEntries(run: string, input: number, entries: readonly NewEntry[]): Promise<void>;
  /** In order. */
  listEntries(run: string, query: EntryQuery): Promise<readonly Entry[]>;
  /** All updates or none. `durably` outlives a power failure as well. */
  updateEntries(run: string, updates: readonly EntryUpdate[], how?: { readonly durably: boolean }): Promise<void>;
  /** How many rows of each input are in each state. */
  countEntries(
    run: string,
  ): Promise<ReadonlyArray<{ readonly input: number; readonly state: RowState; readonly count: number }>>;
  /** How many writes went out for all rows together, those that may not have arrived included. */
  countAttempts(run: string): Promise<number>;
  /** Rows whose record another row of the run names as well, in another input of the same record type. */
  listTwins(run: string): Promise<readonly Entry[]>;
  addEvents(run: string, events: readonly RunEvent[]): Promise<void>;
  listEvents(run: string): Promise<readonly RunEvent[]>;
  /** Forgets what the rows of a run held and asked for; how many ended how stays. Gives how many rows that were. */
  prune(run: string): Promise<number>;
  /** Sees to it that nothing of what was pruned is left in the bytes of the file; by then there may be nothing to do. */
  compact(how: { readonly isLeftWhereTidy: boolean }): Promise<void>;
  close(): Promise<void>;
}
