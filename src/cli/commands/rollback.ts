import type { Argv } from 'yargs';
import { nothingToRollBack, runPruned, runWasRehearsal } from '../../errors/runs.ts';
import { systemClock } from '../../io/clock.ts';
import { makeRunId } from '../../io/run-id.ts';
import type { Run } from '../../model/run.ts';
import { assertAccount } from '../../open-plan.ts';
import type { RunReport } from '../../report/report.ts';
import { isRehearsal } from '../../report/way-on.ts';
import { rollback } from '../../run.ts';
import type { Sending } from '../../sending.ts';
import { hasChanged } from '../../steps/take-before-images.ts';
import { withAccount, type AccountJob } from '../account-command.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { assertSomebodyThere, type Desk } from '../confirm.ts';
import { withRun } from '../find-run.ts';
import { printReport } from '../print-report.ts';
import { createQuestions } from '../questions.ts';
import { addRunTargetOptions, takeRunTarget } from '../run-target.ts';
import { sayWayIn } from '../say-apply.ts';
import { rollbackOptions, takeSending } from '../sending-options.ts';

/** `nexload rollback RUN`: puts back what a run changed, and leaves alone what somebody changed since. */
export const rollbackCommand: Command = {
  build: (yargs: Argv) =>
    addRunTargetOptions(
      yargs.positional('run', {
        type: 'string',
        demandOption: true,
        describe: 'the run, or the beginning of its name',
      }),
    )
      .options(rollbackOptions)
      .epilogue('Shows what it would put back and asks, as apply does. Exit codes: those of nexload apply.'),
  run: runRollback,
};

async function runRollback(args: Arguments, terminal: Terminal): Promise<number> {
  const sending = takeSending(args);
  const desk: Desk = { terminal, keyboard: process.stdin };
  const of = await withRun({ home: String(args['home']), name: String(args['run']) }, async (run, journal) => {
    if (isRehearsal(run)) throw runWasRehearsal(run.id);
    if (run.prunedAt !== undefined) throw runPruned(run.id, run.prunedAt);
    if (!(await hasChanged(journal, run.id))) throw nothingToRollBack(run.id);
    return run;
  });
  const target = takeRunTarget(args, of);
  assertSomebodyThere(sending.isConfirmed, desk, false);
  const call = { command: 'rollback', args, terminal, sending };
  const flagsToReturn = sayWayIn(args);
  const report = await withAccount(call, target, (job) => putBack(job, { of, sending, flagsToReturn, desk }));
  return printReport(report, args, terminal);
}

interface Retreat {
  readonly of: Run;
  readonly sending: Sending;
  readonly flagsToReturn: readonly string[];
  readonly desk: Desk;
}

async function putBack({ account, world }: AccountJob, retreat: Retreat): Promise<RunReport> {
  const { of, sending, flagsToReturn, desk } = retreat;
  assertAccount(of.id, of.target, account.account);
  const id = makeRunId('rollback', systemClock.now());
  await account.hold(id);
  const settings = { sending, flagsForRejects: [], flagsToReturn, duplicates: 'error' as const };
  const start = { id, command: 'rollback', target: account.account, settings };
  return rollback({ of, start }, { ...world, ...createQuestions(account.isOnThisMachine, desk) });
}
