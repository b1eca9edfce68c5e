import type { Argv } from 'yargs';
import { UserError } from '../../errors.ts';
import type { RunReport } from '../../report/report.ts';
import { renderPlan } from '../../report/render-plan.ts';
import { apply } from '../../run.ts';
import type { AccountWorld } from '../../steps/active-run.ts';
import { withAccount } from '../account-command.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { askToGoOn, assertSomebodyThere, confirmWrites, type Desk, type WriteFacts } from '../confirm.ts';
import { inputOptions, inputsPositional } from '../input-options.ts';
import { printReport } from '../print-report.ts';
import { applyOptions, takeSending } from '../sending-options.ts';
import { addTargetOptions } from '../target-options.ts';

/** `nexload apply INPUT...`: plan, confirm, send, verify, report. */
export const applyCommand: Command = {
  build: (yargs: Argv) =>
    addTargetOptions(yargs.positional('inputs', inputsPositional).options(inputOptions))
      .options(applyOptions)
      .epilogue(
        'Exit codes: 0 all rows well, 3 some are not, 4 rows cannot be used and nothing was sent, 5 the server is in trouble, 6 sign-in or permission, 8 a cap was hit, 10 the budget is used up.',
      ),
  run: runApply,
};

async function runApply(args: Arguments, terminal: Terminal): Promise<number> {
  const sending = takeSending(args);
  const desk: Desk = { terminal, keyboard: process.stdin };
  assertSomebodyThere(sending.isConfirmed, desk);
  const report = await withAccount('apply', { args, terminal, sending }, (job) =>
    apply({ ...job.inputs, start: job.start }, { ...job.world, ...createQuestions(job.account.isOnThisMachine, desk) }),
  );
  printReport(report, args, terminal);
  return report.document.run.exitCode;
}

/** The questions of a run, put to whoever sits at the desk. */
export function createQuestions(isOnThisMachine: boolean, desk: Desk): Pick<AccountWorld, 'confirm' | 'askToGoOn'> {
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
