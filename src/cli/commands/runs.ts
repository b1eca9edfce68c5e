import type { Argv } from 'yargs';
import { usage } from '../../errors.ts';
import type { Run } from '../../model/run.ts';
import type { Journal } from '../../ports/journal.ts';
import { countRun } from '../../report-run.ts';
import { describeRun, type RunSummary } from '../../report/describe-run.ts';
import { countOf } from '../../report/plural.ts';
import { renderRun, renderRuns } from '../../report/render-runs.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { withJournal, withRun } from '../find-run.ts';
import { takePositive } from '../take-count.ts';

/** `nexload runs [list|show]`: what was run, the newest first. */
export const runsCommand: Command = {
  build: (yargs: Argv) =>
    yargs
      .positional('action', { choices: ['list', 'show'], default: 'list', describe: 'list them, or show one' })
      .positional('run', { type: 'string', describe: 'the run to show, or the beginning of its name' })
      .option('last', { type: 'string', requiresArg: true, default: 20, describe: 'list so many' })
      .epilogue('Exit codes: 0 it was printed, 2 there is no such run.'),
  run: async (args, terminal) => {
    if (args['action'] === 'show') await showRun(args, terminal);
    else await listRuns(args, terminal);
    return 0;
  },
};

async function listRuns(args: Arguments, terminal: Terminal): Promise<void> {
  const last = takePositive(args, 'last');
  const { runs, count } = await withJournal(String(args['home']), (journal) => readRuns(journal, last));
  if (args['json'] === true) terminal.out(`${JSON.stringify(runs, null, 2)}\n`);
  else if (args['quiet'] === true) terminal.out(runs.map(({ id }) => `${id}\n`).join(''));
  else terminal.out(`${renderRuns(runs, terminal)}${sayRest(count - runs.length)}`);
}

interface Listed {
  readonly runs: readonly RunSummary[];
  /** How many there are, listed or not. */
  readonly count: number;
}

async function readRuns(journal: Journal | null, last: number): Promise<Listed> {
  if (journal === null) return { runs: [], count: 0 };
  const runs = await journal.listRuns();
  return { runs: await Promise.all(runs.slice(0, last).map((run) => describe(run, journal))), count: runs.length };
}

function sayRest(count: number): string {
  return count === 0 ? '' : `\n${countOf(count, 'older run')}; --last lists more.\n`;
}

async function showRun(args: Arguments, terminal: Terminal): Promise<void> {
  const name = args['run'];
  if (typeof name !== 'string') throw usage('nexload runs show wants a run', '`nexload runs` lists them');
  const { run, inputs } = await withRun({ home: String(args['home']), name }, async (found, journal) => ({
    run: await describe(found, journal),
    inputs: await journal.listInputs(found.id),
  }));
  if (args['json'] === true) terminal.out(`${JSON.stringify({ ...run, inputs }, null, 2)}\n`);
  else terminal.out(renderRun(run, inputs, terminal));
}

async function describe(run: Run, journal: Journal): Promise<RunSummary> {
  return describeRun(run, await countRun(journal, run.id));
}
