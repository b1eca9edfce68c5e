import { exitCodes, UserError } from '../errors.ts';
import { reportUnwritten } from '../errors/report.ts';
import type { Output } from '../ports.ts';
import type { Halt } from '../ports/calls.ts';
import type { RunReport } from '../report/report.ts';
import type { ActiveRun, Step } from './active-run.ts';
import { finishRun, type FinishOptions } from './finish-run.ts';
import { savePlan } from './save-plan.ts';

/** What else a run leaves behind. */
export interface CarryOutOptions extends FinishOptions {
  /** Where the plan is saved; nowhere, where it is null. */
  readonly out?: Output | null;
}

/** Takes the steps of a run one after the other until one says to stop, and reports. */
export async function carryOut(
  active: ActiveRun,
  steps: readonly Step[],
  options: CarryOutOptions = {},
): Promise<RunReport> {
  const { out = null } = options;
  try {
    const halt = await takeSteps(active, steps);
    if (out !== null && halt === null) await savePlan(active, out);
    else out?.discard();
    return await finishRun(active, halt, options);
  } catch (thrown) {
    const error = explainBreak(active, thrown);
    await noteBreak(active, error);
    throw error;
  }
}

/** A run whose report cannot be written has lost nothing: it is gone on with to write the report. */
function explainBreak({ run }: ActiveRun, error: unknown): unknown {
  const isUnreported = error instanceof UserError && error.code === 'folder-unwritable' && run.command !== 'plan';
  return isUnreported ? reportUnwritten(run.id, error) : error;
}

async function takeSteps(active: ActiveRun, steps: readonly Step[]): Promise<Halt | null> {
  for (const step of steps) {
    const halt = await step(active);
    if (halt !== null) return halt;
  }
  return null;
}

/** Says in the journal that the run broke off, if the journal can still be told. */
async function noteBreak({ run, world, meter }: ActiveRun, error: unknown): Promise<void> {
  meter.end();
  const exitCode = error instanceof UserError ? error.exitCode : exitCodes.unexpected;
  const stopped = error instanceof UserError ? error.message : 'nexload has a bug';
  const note = { exitCode, stopped, finishedAt: world.clock.now() };
  await world.journal.changeRun(run.id, note).catch(() => undefined);
}
