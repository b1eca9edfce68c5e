import type { Run } from '../model/run.ts';
import type { Step } from './active-run.ts';

/** Sees to it that nobody goes on with a run that is being put back: what it had not done yet stays undone. */
export function abandon({ id, phase }: Run): Step {
  return async ({ run, world: { journal } }) => {
    if (phase !== 'settled') await journal.changeRun(id, { phase: 'settled', stopped: `it was put back by ${run.id}` });
    return null;
  };
}
