import { UserError } from '../errors.ts';
import { renderPlan } from '../report/render-plan.ts';
import type { RunReport } from '../report/report.ts';
import type { AccountWorld } from '../steps/active-run.ts';
import { askToGoOn, confirmWrites, type Desk, type WriteFacts } from './confirm.ts';

/** What a run asks whoever is there. */
export type Questions = Pick<AccountWorld, 'confirm' | 'askToGoOn'>;

/** The questions of a run, put to whoever sits at the desk. */
export function createQuestions(isOnThisMachine: boolean, desk: Desk): Questions {
  return {
    async confirm(plan) {
      desk.terminal.err(`${renderPlan(plan, desk.terminal)}\n`);
      try {
        await confirmWrites(factsOf(plan, isOnThisMachine), desk);
        return true;
      } catch (error) {
        if (error instanceof UserError && error.code === 'not-confirmed') return false;
        throw error;
      }
    },
    askToGoOn: (trial) => askToGoOn(trial, desk),
  };
}

/** For a run that writes nothing and so has nothing to ask. */
export const noQuestions: Questions = {
  confirm: () => Promise.resolve(false),
  askToGoOn: () => Promise.resolve(false),
};

function factsOf({ document }: RunReport, isOnThisMachine: boolean): WriteFacts {
  const { plan, inputs, target } = document;
  return {
    records: plan.update,
    files: inputs.length,
    clears: plan.clears,
    durationMs: plan.forecast?.durationMs ?? 0,
    ...target,
    isOnThisMachine,
  };
}
