import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Argv } from 'yargs';
import { createRunFolder } from '../../io/run-folder.ts';
import type { Run } from '../../model/run.ts';
import type { RunFolder } from '../../ports.ts';
import { reportRun } from '../../report-run.ts';
import { runSettingsSchema } from '../../steps/active-run.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { withRun } from '../find-run.ts';
import { printReport } from '../print-report.ts';

/** `nexload report RUN`: makes the report of a run again, from what the journal knows of it. */
export const reportCommand: Command = {
  build: (yargs: Argv) =>
    yargs
      .positional('run', { type: 'string', demandOption: true, describe: 'the run, or the beginning of its name' })
      .epilogue(
        'Nothing is overwritten: the files go to a new folder. Exit codes: 0 they were made, 2 there is no such run.',
      ),
  run: makeReport,
};

async function makeReport(args: Arguments, terminal: Terminal): Promise<number> {
  const place = { home: String(args['home']), name: String(args['run']) };
  const report = await withRun(place, (run, journal) => {
    const folder = openNextFolder(String(args['reports']), run.id);
    return reportRun({ run, journal, folder, budget: null, forecast: null, flagsForRejects: flagsOf(run) });
  });
  printReport(report, args, terminal);
  return 0;
}

/** `reports/RUN`, or the first of `reports/RUN-2`, `reports/RUN-3` and so on that is not there yet. */
function openNextFolder(reports: string, run: string): RunFolder {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? run : `${run}-${count}`;
    if (!existsSync(join(reports, name))) return createRunFolder(reports, name);
  }
}

function flagsOf({ settings }: Run): readonly string[] {
  const parsed = runSettingsSchema.safeParse(settings);
  return parsed.success ? parsed.data.flagsForRejects : [];
}
