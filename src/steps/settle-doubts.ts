import type { Halt } from '../ports/calls.ts';
import { settleUnknown } from '../reconcile/settle-unknown.ts';
import type { ActiveRun } from './active-run.ts';
import { workOf } from './work-of.ts';

/** Finds out what became of the writes that were under way when the run stopped, so that it is known what is still to do. */
export async function settleDoubts(active: ActiveRun): Promise<Halt | null> {
  const halt = await settleUnknown(await workOf(active));
  await active.saveProgress();
  return halt;
}
