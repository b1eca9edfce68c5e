import { exitCodes } from '../errors.ts';
import type { Run } from '../model/run.ts';
import type { RunFacts, RunTotals } from './document.ts';
import { shellWord } from './shell-word.ts';

/** True where `nexload resume` has something to do: rows were to be sent and are not settled. */
export function isResumable(run: Pick<Run, 'command' | 'phase' | 'exitCode' | 'settings'>): boolean {
  const isOver = ['checking', 'settled'].includes(run.phase) || run.exitCode === exitCodes.invalidInput;
  return run.command !== 'plan' && !isOver && !isRehearsal(run);
}

/** True where a sandbox played the account: it is gone, so that nobody can go on there or put anything back. */
export function isRehearsal({ settings }: Pick<Run, 'settings'>): boolean {
  return typeof settings === 'object' && settings !== null && 'isRehearsal' in settings;
}

/** True where a run broke off before its files were read to their end: nothing was sent, and there is nothing to go on with. */
export function isFalseStart({ command, phase }: Pick<Run, 'command' | 'phase'>): boolean {
  return command !== 'plan' && phase === 'checking';
}

/** The command that goes on with a run. */
export function resumeCommandOf(run: Pick<Run, 'id' | 'settings'>): string {
  return sayCommand('resume', run);
}

/** The command that makes the report of a run again; it reads the journal alone, and knows nothing of signing in. */
export function reportCommandOf({ id, settings }: Pick<Run, 'id' | 'settings'>): string {
  const flags = flagsOf(settings).filter((word, at, all) => word !== '--auth' && all[at - 1] !== '--auth');
  return ['nexload', 'report', id, ...flags].map(shellWord).join(' ');
}

/** The command that puts back what a run changed; null where it changed nothing that is still there, or was a rollback itself. */
export function rollbackCommandOf(
  run: Pick<Run, 'id' | 'command' | 'settings' | 'stopped'>,
  { updated }: Pick<RunTotals, 'updated'>,
): string | null {
  const hasLeft = updated > 0 && !isRehearsal(run) && run.stopped?.startsWith(putBack) !== true;
  return run.command === 'apply' && hasLeft ? sayCommand('rollback', run) : null;
}

const putBack = 'it was put back by ';

/** Why a run goes no further that was put back before its end. */
export function sayPutBack(rollback: string): string {
  return `${putBack}${rollback}`;
}

/** Ready to be pasted, with the flags that lead to the run; its settings keep them. */
function sayCommand(verb: string, { id, settings }: Pick<Run, 'id' | 'settings'>): string {
  return ['nexload', verb, id, ...flagsOf(settings)].map(shellWord).join(' ');
}

function flagsOf(settings: Run['settings']): readonly string[] {
  const isKept = typeof settings === 'object' && settings !== null && 'flagsToReturn' in settings;
  return isKept && Array.isArray(settings['flagsToReturn']) ? settings['flagsToReturn'].map(String) : [];
}

/** How a run ended. A run without an end was killed, or is still at work. */
export function statusOf({
  command,
  exitCode,
  stopped,
}: Pick<Run, 'command' | 'exitCode' | 'stopped'>): RunFacts['status'] {
  if (exitCode === null || signals.has(exitCode)) return 'interrupted';
  if (exitCode === exitCodes.unexpected) return 'failed';
  const isRefused = exitCode === exitCodes.invalidInput && command !== 'plan';
  return stopped !== null || isRefused ? 'stopped' : 'complete';
}

const signals: ReadonlySet<number> = new Set([exitCodes.hungUp, exitCodes.interrupted, exitCodes.terminated]);
