import type { Argv } from 'yargs';
import { usage } from '../../errors.ts';
import { isAtWork } from '../../io/journal/is-at-work.ts';
import type { Run } from '../../model/run.ts';
import type { Journal } from '../../ports/journal.ts';
import { countRequests, countRun } from '../../report-run.ts';
import { describeRun, type RunSummary } from '../../report/describe-run.ts';
import { countOf } from '../../report/plural.ts';
import { renderRun, renderRuns } from '../../report/render-runs.ts';
import { isFalseStart } from '../../report/way-on.ts';
import { waysOn, type WayOn } from '../../report/ways-on.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { withJournal, withRun } from '../find-run.ts';
import { reportAgain } from '../find-unfinished.ts';
import { pruneRuns } from '../prune-runs.ts';
import { takePositive } from '../take-count.ts';

/** `nexload runs [list|show|prune]`: what was run, the newest first; prune forgets the rows of old runs. */
export const runsCommand: Command = {
  build: (yargs: Argv) =>
    yargs
      .positional('action', {
        choices: ['list', 'show', 'prune'],
        default: 'list',
        describe: 'list them, show one, or forget the rows of old ones',
      })
      .positional('run', { type: 'string', describe: 'the run to show or to prune, or the beginning of its name' })
      .option('last', { type: 'string', requiresArg: true, default: 20, describe: 'list so many' })
      .option('older-than', {
        type: 'string',
        requiresArg: true,
        describe: 'prune the finished runs that ended before this time, like 90d',
      })
      .epilogue(
        'prune removes what the rows of finished runs held and asked for, before-images included, and keeps their totals; an unfinished run is pruned only by name. Exit codes: 0 it was done, 2 there is no such run, 11 the run is at work.',
      ),
  run: async (args, terminal) => {
    if (args['action'] === 'show') await showRun(args, terminal);
    else if (args['action'] === 'prune') await pruneRuns(args, terminal);
    else await listRuns(args, terminal);
    return 0;
  },
};

async function listRuns(args: Arguments, terminal: Terminal): Promise<void> {
  const last = takePositive(args, 'last');
  const home = String(args['home']);
  const { runs, count } = await withJournal(home, async (journal) =>
    journal === null ? { runs: [], count: 0 } : readRuns({ home, journal }, last),
  );
  if (args['json'] === true) terminal.out(`${JSON.stringify(runs, null, 2)}\n`);
  else if (args['quiet'] === true) terminal.out(runs.map(({ id }) => `${id}\n`).join(''));
  else terminal.out(`${renderRuns(runs, terminal)}${sayRest(count - runs.length)}`);
}

interface Listed {
  readonly runs: readonly RunSummary[];
  /** How many there are, listed or not. */
  readonly count: number;
}

interface Homed {
  readonly home: string;
  readonly journal: Journal;
}

async function readRuns(homed: Homed, last: number): Promise<Listed> {
  const runs = await homed.journal.listRuns();
  return { runs: await Promise.all(runs.slice(0, last).map((run) => describe(run, homed))), count: runs.length };
}

function sayRest(count: number): string {
  return count === 0 ? '' : `\n${countOf(count, 'older run')}; --last lists more.\n`;
}

async function showRun(args: Arguments, terminal: Terminal): Promise<void> {
  const name = args['run'];
  if (typeof name !== 'string') throw usage('nexload runs show wants a run', '`nexload runs` lists them');
  const home = String(args['home']);
  const { run, inputs, ways } = await withRun({ home, name }, async (found, journal) => {
    const described = await describe(found, { home, journal });
    const isOpen = described.status !== 'at-work' && described.prunedAt === null;
    return {
      run: described,
      inputs: await journal.listInputs(found.id),
      ways: isOpen ? await waysOnWith(found, { journal, reports: String(args['reports']) }) : [],
    };
  });
  if (args['json'] === true) terminal.out(`${JSON.stringify({ ...run, inputs }, null, 2)}\n`);
  else terminal.out(renderRun(run, { inputs, ways }, terminal));
}

interface Kept {
  readonly journal: Journal;
  readonly reports: string;
}

async function waysOnWith(run: Run, { journal, reports }: Kept): Promise<readonly WayOn[]> {
  if (isFalseStart(run)) return [startAnew];
  const report = await reportAgain(run, journal, reports);
  return waysOn({ ...report, applyCommand: run.closing?.applyCommand ?? null });
}

const startAnew: WayOn = {
  what: 'It stopped before its files were read to the end, and nothing was sent. Give the same command again.',
  commands: [],
};

async function describe(run: Run, { home, journal }: Homed): Promise<RunSummary> {
  const known = { ...run, requests: await countRequests(run, journal) };
  return describeRun(known, await countRun(journal, run.id), await isAtWork(home, run.id));
}
