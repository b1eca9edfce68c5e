import type { Run } from '../model/run.ts';
import type { RunFacts, RunTotals } from './document.ts';
import { isResumable, reportCommandOf, resumeCommandOf, rollbackCommandOf, statusOf } from './way-on.ts';

/** One run as `nexload runs --json` prints it. */
export interface RunSummary extends Omit<RunFacts, 'finishedAt' | 'exitCode' | 'stopped'> {
  /** Null while it runs, and after a kill. */
  readonly finishedAt: string | null;
  readonly exitCode: number | null;
  readonly phase: Run['phase'];
  /** Why it stopped before the end, in words; null where it did not. */
  readonly stopped: string | null;
  readonly target: Run['target'];
  readonly totals: RunTotals;
  readonly requests: Run['requests'];
  readonly rollbackCommand: string | null;
  /** Null where its rows were forgotten. */
  readonly reportCommand: string | null;
  /** When its rows were forgotten; null while they are there. */
  readonly prunedAt: string | null;
}

/** A run of the journal with what became of its rows so far, and the commands that go on with it; none while another process works on it. */
export function describeRun(run: Run, totals: RunTotals, isAtWork = false): RunSummary {
  const { id, command, phase, exitCode, stopped, target, requests, finishedAt } = run;
  return {
    id,
    command,
    startedAt: new Date(run.startedAt).toISOString(),
    finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
    status: isAtWork ? 'at-work' : statusOf(run),
    phase,
    exitCode,
    stopped,
    target,
    totals,
    requests,
    resumeCommand: isResumable(run) && !isAtWork ? resumeCommandOf(run) : null,
    rollbackCommand: run.prunedAt === undefined && !isAtWork ? rollbackCommandOf(run, totals) : null,
    reportCommand: run.prunedAt === undefined ? reportCommandOf(run) : null,
    prunedAt: run.prunedAt === undefined ? null : new Date(run.prunedAt).toISOString(),
  };
}
