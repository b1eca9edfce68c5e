import { exitCodes } from '../errors.ts';
import type { Run } from '../model/run.ts';
import type { FailedDocument, RunFacts } from './document.ts';
import { noTotals } from './states.ts';
import { isResumable, resumeCommandOf, statusOf } from './way-on.ts';

/** What stopped a command before it had anything to report. */
export interface Failure {
  readonly command: string;
  /** The run that it worked on; null where it had not come so far. */
  readonly run: Run | null;
  readonly at: string;
  readonly exitCode: number;
  readonly error: NonNullable<FailedDocument['error']>;
}

/** The document that `--json` prints where a command could not do its work; same keys as a report. */
export function failedDocument(failure: Failure): FailedDocument {
  const { command, error } = failure;
  return {
    schema: 1,
    run: runFacts(failure),
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

function runFacts({ command, run, at, exitCode }: Failure): RunFacts {
  const isInterrupted = statusOf({ command, exitCode, stopped: null }) === 'interrupted';
  const ending = { finishedAt: at, status: isInterrupted ? 'interrupted' : 'failed', exitCode } as const;
  if (run === null) return { id: '', command, startedAt: at, ...ending, resumeCommand: null };
  // While another process is at work on the account, the command would only fail again.
  const isHeld = exitCode === exitCodes.locked;
  const resumeCommand = isResumable(run) && !isHeld ? resumeCommandOf(run) : null;
  return {
    id: run.id,
    command: run.command,
    startedAt: new Date(run.startedAt).toISOString(),
    ...ending,
    resumeCommand,
  };
}

/** Commands that account for rows by what became of them at the server. */
const sending: ReadonlySet<string> = new Set(['plan', 'apply', 'resume', 'rollback', 'sync']);
