import type { Argv } from 'yargs';
import { isAtWork } from '../../io/journal/is-at-work.ts';
import { openFile } from '../../io/open-file.ts';
import { closeInputs } from '../../io/open-inputs.ts';
import { openUnchanged } from '../../io/open-unchanged.ts';
import { reportClosed, workbooksOf } from '../../report-closed.ts';
import { visible } from '../../problems/quote.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { withRun } from '../find-run.ts';
import { printReport } from '../print-report.ts';
import { takeReportFolder } from '../report-options.ts';

/** `nexload report RUN`: makes the report of a run again, from what the journal knows of it. */
export const reportCommand: Command = {
  build: (yargs: Argv) =>
    yargs
      .positional('run', { type: 'string', demandOption: true, describe: 'the run, or the beginning of its name' })
      .option('open', { type: 'boolean', describe: 'show the page in the browser' })
      .epilogue(
        'Nothing is overwritten: the files go to a new folder. Exit codes: 0 they were made, 2 there is no such run.',
      ),
  run: makeReport,
};

async function makeReport(args: Arguments, terminal: Terminal): Promise<number> {
  const openFolder = takeReportFolder(args);
  const place = { home: String(args['home']), name: String(args['run']) };
  const report = await withRun(place, async (run, journal) => {
    const { sources, changed } = await openUnchanged(await workbooksOf(run, journal));
    for (const file of changed) terminal.err(`${sayChanged(file)}, so no copy of it is marked.\n`);
    try {
      return await reportClosed({
        run,
        journal,
        folder: openFolder(run.id),
        sources,
        isAtWork: await isAtWork(place.home, run.id),
      });
    } finally {
      await closeInputs(sources);
    }
  });
  printReport(report, args, terminal);
  if (args['open'] === true) await showPage(report.document.files.page, terminal);
  return 0;
}

function sayChanged(file: string): string {
  return file === '-'
    ? 'What came from standard input is gone'
    : `${visible(file)} has changed or cannot be found from here`;
}

async function showPage(page: string | undefined, terminal: Terminal): Promise<void> {
  if (page === undefined) terminal.err('There is no page to open: --report leaves it out.\n');
  else if (!(await openFile(page))) terminal.err(`No program here opens ${page}; open it in a browser.\n`);
}
