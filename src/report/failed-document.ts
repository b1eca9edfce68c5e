import type { FailedDocument } from './document.ts';
import { noTotals } from './states.ts';

/** What stopped a command before it had anything to report. */
export interface Failure {
  readonly command: string;
  readonly at: string;
  readonly exitCode: number;
  readonly error: NonNullable<FailedDocument['error']>;
}

/** The document that `--json` prints where a command could not do its work; same keys as a report. */
export function failedDocument({ command, at, exitCode, error }: Failure): FailedDocument {
  return {
    schema: 1,
    run: { id: '', command, startedAt: at, finishedAt: at, status: 'failed', exitCode, resumeCommand: null },
    target: null,
    inputs: [],
    totals: sending.has(command) ? noTotals : { rows: 0, valid: 0, invalid: 0, blank: 0 },
    byResource: {},
    requests: { reads: 0, writes: 0, throttled: 0, retried: 0 },
    budget: null,
    issues: [],
    files: {},
    error,
  };
}

/** Commands that account for rows by what became of them at the server. */
const sending: ReadonlySet<string> = new Set(['plan', 'apply', 'resume', 'rollback', 'sync']);
