import type { SavedPlan } from './plan/read-plan.ts';
import type { Run } from './model/run.ts';
import type { OpenOptions } from './open-tables.ts';
import type { Clock, Log, Progress, RunFolder } from './ports.ts';
import type { RunStart } from './steps/start-run.ts';

/** What a check of files needs of the world. */
export interface World {
  readonly clock: Clock;
  readonly log: Log;
  readonly progress: Progress;
  /** Aborted when somebody wants to stop; the reason is the exit code. */
  readonly signal: AbortSignal;
  /** Makes the folder for the report; gives null where none is wanted. */
  readonly openFolder: () => RunFolder | null;
}

/** What is to be checked, and how. */
export interface ValidateRequest extends OpenOptions {
  readonly run: string;
  /** The flags that make the mended rejects be understood as the file was. */
  readonly flagsForRejects: readonly string[];
}

/** Spreadsheets that are to be compared with the account, or sent to it. */
export interface AccountRequest extends OpenOptions {
  readonly start: RunStart;
}

/** A saved plan that is to be carried out. */
export interface PlanRequest {
  readonly start: RunStart;
  readonly saved: SavedPlan;
}

/** A run whose changes are to be taken back. */
export interface RollbackRequest {
  readonly start: RunStart;
  readonly of: Run;
}
