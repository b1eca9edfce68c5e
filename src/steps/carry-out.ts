import type { Output } from '../ports.ts';
import type { Halt } from '../ports/calls.ts';
import type { RunReport } from '../report/report.ts';
import type { ActiveRun, Step } from './active-run.ts';
import { finishRun } from './finish-run.ts';
import { savePlan } from './save-plan.ts';

/** What else a run leaves behind. */
export interface CarryOutOptions {
  /** Where the plan is saved; nowhere, where it is null. */
  readonly out?: Output | null;
  /** True where the exit code is to tell whether something would change. */
  readonly isDetailed?: boolean;
  /** The command that carries out a plan. */
  readonly applyCommand?: string;
}

/** Takes the steps of a run one after the other until one says to stop, and reports. */
export async function carryOut(
  active: ActiveRun,
  steps: readonly Step[],
  options: CarryOutOptions = {},
): Promise<RunReport> {
  const { out = null } = options;
  let halt: Halt | null = null;
  for (const step of steps) {
    halt = await step(active);
    if (halt !== null) break;
  }
  if (out !== null && halt === null) await savePlan(active, out);
  else out?.discard();
  return finishRun(active, halt, options);
}
