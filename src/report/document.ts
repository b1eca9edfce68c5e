import type { Issue } from '../model.ts';

/** How many rows ended how, in a run that only checks files. */
export interface ValidateTotals {
  readonly rows: number;
  readonly valid: number;
  readonly invalid: number;
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
  readonly finishedAt: string;
  readonly status: 'complete' | 'interrupted' | 'failed';
  readonly exitCode: number;
  readonly resumeCommand: string | null;
}

/** report.json, and what `--json` prints. */
export interface ReportDocument {
  readonly schema: 1;
  readonly run: RunFacts;
  readonly target: { readonly baseUrl: string; readonly user: string } | null;
  readonly inputs: readonly InputFacts[];
  readonly totals: ValidateTotals;
  readonly byResource: Readonly<Record<string, ValidateTotals>>;
  readonly requests: {
    readonly reads: number;
    readonly writes: number;
    readonly throttled: number;
    readonly retried: number;
  };
  readonly budget: null;
  /** The first 1,000; all are in rows.csv. */
  readonly issues: readonly Issue[];
  /** Paths by name: `report`, `markdown`, `rows`, and, where there are any, `rejects` and `annotated`. */
  readonly files: ReportFiles;
  /** Present where the run was stopped by a trouble of its own. */
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string | null };
}

/** Where the files of a report are. */
export interface ReportFiles {
  readonly report?: string;
  readonly markdown?: string;
  readonly rows?: string;
  readonly rejects?: readonly string[];
  readonly annotated?: readonly string[];
}
