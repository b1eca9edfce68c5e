import type { Argv } from 'yargs';
import { assertAccount, settingsFor } from '../../open-plan.ts';
import type { RunReport } from '../../report/report.ts';
import { apply, applyPlan } from '../../run.ts';
import { withInputs, type InputJob } from '../account-command.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { assertSomebodyThere, type Desk } from '../confirm.ts';
import { inputOptions, inputsPositional } from '../input-options.ts';
import { printReport } from '../print-report.ts';
import { createQuestions } from '../questions.ts';
import type { Said } from '../refuse-combinations.ts';
import { applyOptions, takeSending } from '../sending-options.ts';
import { addTargetOptions } from '../target-options.ts';

/** `nexload apply INPUT...|PLAN`: plan, confirm, send, verify, report. */
export const applyCommand: Command = {
  build: (yargs: Argv) =>
    addTargetOptions(yargs.positional('inputs', inputsPositional).options(inputOptions))
      .options(applyOptions)
      .epilogue(
        'Exit codes: 0 all rows well, 3 some are not, 4 rows cannot be used and nothing was sent, 5 the server is in trouble, 6 sign-in or permission, 8 a cap was hit, 10 the budget is used up, 11 another run is at work, 12 the plan is for another account.',
      ),
  run: runApply,
};

async function runApply(args: Arguments, terminal: Terminal, said: Said = new Set()): Promise<number> {
  const sending = takeSending(args);
  const desk: Desk = { terminal, keyboard: process.stdin };
  assertSomebodyThere(sending.isConfirmed, desk);
  const report = await withInputs({ command: 'apply', args, terminal, sending, said }, (job) => applyInputs(job, desk));
  return printReport(report, args, terminal);
}

async function applyInputs({ account, world, start, inputs, saved }: InputJob, desk: Desk): Promise<RunReport> {
  const asking = { ...world, ...createQuestions(account.isOnThisMachine, desk) };
  const [source] = inputs.sources;
  if (saved !== null && source !== undefined) assertAccount(source.name, saved.head.target, account.account);
  await account.hold(start.id);
  if (saved === null) return apply({ ...inputs, start }, asking);
  return applyPlan({ saved, start: { ...start, settings: settingsFor(saved, start.settings) } }, asking);
}
