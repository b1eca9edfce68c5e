import type { Issue } from '../model.ts';
import type { Account, Requests } from '../model/run.ts';
import type { BudgetUsage, Forecast } from '../ports/budget.ts';
import type { ChangeFacts } from './change-groups.ts';

/** How many rows ended how, in a run that only checks files. */
export interface ValidateTotals {
  readonly rows: number;
  readonly valid: number;
  readonly invalid: number;
  readonly blank: number;
}

/** How many rows ended how, in a run that plans or sends; `rows` is the sum of all others, or the books do not add up. */
export interface RunTotals {
  readonly rows: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly invalid: number;
  readonly missing: number;
  readonly rejected: number;
  readonly stale: number;
  readonly failed: number;
  readonly unknown: number;
  readonly notAttempted: number;
  readonly blank: number;
}

/** One input as the report lists it. */
export interface InputFacts {
  readonly file: string;
  readonly sheet: string | null;
  readonly sha256: string;
  readonly resource: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly headerRow: number;
  readonly columns: ReadonlyArray<{ readonly header: string; readonly field: string | null }>;
  readonly rows: number;
}

/** What a run was and how it ended. */
export interface RunFacts {
  readonly id: string;
  readonly command: string;
  readonly startedAt: string;
  /** Null while it is at work. */
  readonly finishedAt: string | null;
  /** `stopped` by a limit or a trouble, `interrupted` by a person, a signal or a kill; `at-work` while another process is on it. */
  readonly status: 'complete' | 'stopped' | 'interrupted' | 'failed' | 'at-work';
  /** Null while it is at work. */
  readonly exitCode: number | null;
  readonly resumeCommand: string | null;
  /** Why the run stopped before the end, in words; absent where it did not. */
  readonly stopped?: string;
  /** Present where a sandbox played the account, so that no real record was touched. */
  readonly isRehearsal?: true;
}

/** What every document holds. */
interface DocumentBase {
  readonly schema: 1;
  readonly run: RunFacts;
  readonly inputs: readonly InputFacts[];
  readonly requests: Requests;
  /** The first 1,000; all are in rows.csv. */
  readonly issues: readonly Issue[];
  /** Paths by name: `page`, `report`, `markdown`, `junit`, `rows`, as far as they are wanted, and, where there are any, `rejects`, `undo` and `annotated`. */
  readonly files: ReportFiles;
  /** Present where the run was stopped by a trouble of its own. */
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string | null };
}

/** The document of a run that only checks files. */
export interface ValidateDocument extends DocumentBase {
  readonly target: null;
  readonly totals: ValidateTotals;
  readonly byResource: Readonly<Record<string, ValidateTotals>>;
  readonly budget: null;
}

/** The document of a run that plans or sends. */
export interface RunDocument extends DocumentBase {
  readonly target: Account;
  readonly totals: RunTotals;
  readonly byResource: Readonly<Record<string, RunTotals>>;
  readonly budget: BudgetUsage | null;
  readonly plan: PlanFacts;
}

/** The document of a command that could not do its work. */
export interface FailedDocument extends DocumentBase {
  readonly target: null;
  /** All zero; the states are those that the command would have counted. */
  readonly totals: ValidateTotals | RunTotals;
  readonly byResource: Readonly<Record<string, never>>;
  readonly budget: null;
}

/** report.json, and what `--json` prints. */
export type ReportDocument = ValidateDocument | RunDocument;

/** What a run would change, or has changed. */
export interface PlanFacts extends ChangeFacts {
  readonly unchanged: number;
  readonly missing: number;
  /** How long it takes under the limits, with `endsAt` as ISO text; null where that is not known any more. */
  readonly forecast: (Omit<Forecast, 'endsAt'> & { readonly endsAt: string }) | null;
}

/** Where the files of a report are. */
export interface ReportFiles {
  readonly page?: string;
  readonly report?: string;
  readonly markdown?: string;
  readonly junit?: string;
  readonly rows?: string;
  readonly rejects?: readonly string[];
  readonly undo?: readonly string[];
  readonly annotated?: readonly string[];
}
