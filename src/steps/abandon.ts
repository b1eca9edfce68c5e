import { exitCodes } from '../errors.ts';
import type { Run } from '../model/run.ts';
import { sayPutBack } from '../report/way-on.ts';
import type { Step } from './active-run.ts';

/** Sees to it that nobody goes on with a run that is being put back: what it had not done yet stays undone. */
export function abandon({ id, phase, exitCode }: Run): Step {
  return async ({ run, world: { journal } }) => {
    if (phase === 'settled') return null;
    // A run that was killed has no end of its own.
    const end = { phase: 'settled', stopped: sayPutBack(run.id), exitCode: exitCode ?? exitCodes.stopped } as const;
    await journal.changeRun(id, end);
    return null;
  };
}
