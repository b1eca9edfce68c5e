import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Argv } from 'yargs';
import { exitCodes } from '../../errors.ts';
import { notAPlan } from '../../errors/plan.ts';
import { openJournal } from '../../io/journal/open-journal.ts';
import { closeInputs, openInputs } from '../../io/open-inputs.ts';
import type { Run } from '../../model/run.ts';
import { openPlan } from '../../open-plan.ts';
import type { RunReport } from '../../report/report.ts';
import { minuteOf } from '../../report/say-forecast.ts';
import { sayTarget } from '../../report/say-target.ts';
import { reportRun } from '../../report-run.ts';
import { runSettingsSchema } from '../../steps/active-run.ts';
import { copyPlan } from '../../steps/load-plan.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { printReport } from '../print-report.ts';
import { sayApply } from '../say-apply.ts';

/** `nexload show PLAN`: a saved plan as it was made, however old it is and whosever account it is for. */
export const showCommand: Command = {
  build: (yargs: Argv) =>
    yargs
      .positional('plan', { type: 'string', demandOption: true, describe: 'a file that nexload plan --out saved' })
      .epilogue('Exit codes: 0 it was shown, 2 it is no plan, was edited, or is of another version.'),
  run: showPlan,
};

type SavedPlan = NonNullable<Awaited<ReturnType<typeof openPlan>>>;

async function showPlan(args: Arguments, terminal: Terminal): Promise<number> {
  const name = String(args['plan']);
  const sources = await openInputs([name], { stream: process.stdin, signal: terminal.signal });
  try {
    const saved = await openPlan(sources);
    if (saved === null) throw notAPlan(name);
    const { run, createdAt, target } = saved.head;
    terminal.err(
      `Saved ${minuteOf(createdAt)} by ${run}, for ${sayTarget(target)}. The records may have changed since.\n\n`,
    );
    printReport(await reportPlan(saved, sayApply({ ...args, 'base-url': target.baseUrl }, name)), args, terminal);
    return exitCodes.ok;
  } finally {
    await closeInputs(sources);
  }
}

/** A report is made from a journal, and this journal lasts as long as the report takes. */
async function reportPlan(saved: SavedPlan, applyCommand: string): Promise<RunReport> {
  const home = await mkdtemp(join(tmpdir(), 'nexload-show-'));
  const journal = await openJournal({ home });
  try {
    const run = runOf(saved);
    await journal.startRun(run);
    await copyPlan(saved, run.id, journal);
    const { rows } = (await journal.getRun(run.id)) ?? run;
    const flagsForRejects = runSettingsSchema.safeParse(run.settings).data?.flagsForRejects ?? [];
    const facts = { journal, folder: null, budget: null, forecast: null, flagsForRejects, applyCommand };
    return await reportRun({ ...facts, run: { ...run, rows } });
  } finally {
    await journal.close();
    await rm(home, { recursive: true, force: true });
  }
}

function runOf({ head: { run: id, createdAt, target, settings } }: SavedPlan): Run {
  const at = Date.parse(createdAt);
  return {
    id,
    command: 'plan',
    target,
    settings,
    startedAt: at,
    finishedAt: at,
    phase: 'settled',
    exitCode: exitCodes.ok,
    stopped: null,
    rows: 0,
    requests: { reads: 0, writes: 0, throttled: 0, retried: 0 },
  };
}
