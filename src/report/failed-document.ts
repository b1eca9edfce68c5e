import type { ReportDocument } from './document.ts';

/** What stopped a command before it had anything to report. */
export interface Failure {
  readonly command: string;
  readonly at: string;
  readonly exitCode: number;
  readonly error: NonNullable<ReportDocument['error']>;
}

/** The document that `--json` prints where a command could not do its work; same keys as a report. */
export function failedDocument({ command, at, exitCode, error }: Failure): ReportDocument {
  return {
    schema: 1,
    run: { id: '', command, startedAt: at, finishedAt: at, status: 'failed', exitCode, resumeCommand: null },
    target: null,
    inputs: [],
    totals: { rows: 0, valid: 0, invalid: 0, blank: 0 },
    byResource: {},
    requests: { reads: 0, writes: 0, throttled: 0, retried: 0 },
    budget: null,
    issues: [],
    files: {},
    error,
  };
}
