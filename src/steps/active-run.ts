import { z } from 'zod';
import type { Run } from '../model/run.ts';
import type { Api, Log, PatientClock, Progress, RunFolder } from '../ports.ts';
import type { Budget } from '../ports/budget.ts';
import type { Calls, Halt } from '../ports/calls.ts';
import type { Journal } from '../ports/journal.ts';
import type { ReadRecords } from '../plan/read-records.ts';
import type { RunReport } from '../report/report.ts';
import { sendingSchema } from '../sending.ts';
import type { Meter } from './meter.ts';

/** What a run on an account needs of the world. */
export interface AccountWorld {
  readonly clock: PatientClock;
  /** From 0 up to 1, for waits that should not coincide with those of others. */
  readonly random: () => number;
  readonly log: Log;
  readonly progress: Progress;
  /** Aborted when somebody wants to stop; the reason is the exit code. */
  readonly signal: AbortSignal;
  readonly api: Api;
  readonly budget: Budget;
  readonly journal: Journal;
  /** Makes the folder for the report; gives null where none is wanted. */
  readonly openFolder: (run: string) => RunFolder | null;
  /** Shows what would be written and asks; false where the answer is no. */
  readonly confirm: (plan: RunReport) => Promise<boolean>;
  /** Asks whether to send the rest, when the first changes have been sent as a trial. */
  readonly askToGoOn: (trial: {
    readonly well: number;
    readonly notWell: number;
    readonly left: number;
  }) => Promise<boolean>;
}

/** What a journal keeps of the user's wishes, so that the run can go on in the same way. */
export const runSettingsSchema = z
  .object({
    sending: sendingSchema,
    /** The flags that make the mended rejects be understood as the files were. */
    flagsForRejects: z.array(z.string()).readonly(),
    /** The flags of a later command about the run, such as that of its home folder. */
    flagsToReturn: z.array(z.string()).readonly().exactOptional(),
    /** Set where a sandbox played the account that is gone with the run. */
    isRehearsal: z.literal(true).exactOptional(),
    /** Which row speaks for a record that several rows name. */
    duplicates: z.enum(['error', 'first', 'last']),
  })
  .readonly();

/** The same, as a type. */
export type RunSettings = z.output<typeof runSettingsSchema>;

/** A run that is going on. */
export interface ActiveRun {
  readonly run: Run;
  readonly settings: RunSettings;
  readonly world: AccountWorld;
  readonly calls: Calls;
  readonly readRecords: ReadRecords;
  readonly meter: Meter;
  /** Puts into the journal what happened to the run as a whole since the last time, and how many requests it made. */
  readonly saveProgress: () => Promise<void>;
}

/** One step of a run; gives why the run stops here, or null where it goes on. */
export type Step = (active: ActiveRun) => Promise<Halt | null>;
