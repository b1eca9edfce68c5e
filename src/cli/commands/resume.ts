import type { Argv } from 'yargs';
import { settingsUnreadable } from '../../errors/runs.ts';
import { hashFile } from '../../io/hash-file.ts';
import type { Run, RunInput } from '../../model/run.ts';
import { assertAccount } from '../../open-plan.ts';
import type { RunReport } from '../../report/report.ts';
import { isResumable } from '../../report/way-on.ts';
import { resume } from '../../run.ts';
import { runSettingsSchema, type RunSettings } from '../../steps/active-run.ts';
import { withAccount, type AccountJob } from '../account-command.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { assertSomebodyThere, type Desk } from '../confirm.ts';
import { findUnfinished, reportAgain } from '../find-unfinished.ts';
import { printReport } from '../print-report.ts';
import { createQuestions } from '../questions.ts';
import { resumeOptions, takeResuming } from '../resume-options.ts';
import { addRunTargetOptions, takeRunTarget } from '../run-target.ts';

/** `nexload resume [RUN]`: goes on with a run that stopped, from the journal alone. */
export const resumeCommand: Command = {
  build: (yargs: Argv) =>
    addRunTargetOptions(
      yargs.positional('run', { type: 'string', describe: 'the run; else the newest that is not finished' }),
    )
      .options(resumeOptions)
      .epilogue('Goes on as the run was begun, with what is said here instead. Exit codes: those of nexload apply.'),
  run: runResume,
};

async function runResume(args: Arguments, terminal: Terminal): Promise<number> {
  const desk: Desk = { terminal, keyboard: process.stdin };
  const found = await findUnfinished(args);
  if (found.kind === 'over') {
    terminal.err(`${found.said}\n`);
    printReport(found.report, args, terminal);
    return 0;
  }
  const { run, inputs } = found;
  if (terminal.atHand !== undefined) terminal.atHand.current = run;
  const target = takeRunTarget(args, run);
  const settings = settingsOf(run, args);
  assertSomebodyThere(settings.sending.isConfirmed, desk, false);
  for (const said of await changedFiles(inputs)) terminal.err(`${said}\n`);
  const call = { command: 'resume', args, terminal, sending: settings.sending };
  const report = await withAccount(call, target, (job) =>
    goOn(job, { run, settings, desk, reports: String(args['reports']) }),
  );
  return printReport(report, args, terminal);
}

function settingsOf(run: Run, args: Arguments): RunSettings {
  const before = runSettingsSchema.safeParse(run.settings).data;
  if (before === undefined) throw settingsUnreadable(run.id);
  return { ...before, sending: takeResuming(args, before.sending) };
}

async function changedFiles(inputs: readonly RunInput[]): Promise<readonly string[]> {
  const files = new Map(inputs.filter(({ file }) => file !== '-').map(({ file, sha256 }) => [file, sha256]));
  const said = await Promise.all(
    [...files].map(async ([file, sha256]) => {
      const now = await hashFile(file);
      if (now === sha256) return [];
      const what = now === null ? 'cannot be found from here' : 'has changed';
      return [`${file} ${what}; the run goes on with what it read from it then.`];
    }),
  );
  return said.flat();
}

interface Continuation {
  readonly run: Run;
  readonly settings: RunSettings;
  readonly desk: Desk;
  readonly reports: string;
}

async function goOn({ account, world }: AccountJob, continuation: Continuation): Promise<RunReport> {
  const { run, settings, desk, reports } = continuation;
  assertAccount(run.id, run.target, account.account);
  await account.hold(run.id);
  const now = (await account.journal.getRun(run.id)) ?? run;
  // Another process may have finished it while this one was waiting for the account.
  if (!isResumable(now)) return reportAgain(now, account.journal, reports);
  return resume({ ...now, settings }, { ...world, ...createQuestions(account.isOnThisMachine, desk) });
}
