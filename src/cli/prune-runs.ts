import { usage } from '../errors.ts';
import { runAtWork } from '../errors/runs.ts';
import { systemClock } from '../io/clock.ts';
import { isAtWork } from '../io/journal/is-at-work.ts';
import type { Run } from '../model/run.ts';
import type { Journal } from '../ports/journal.ts';
import { countOf, thousands } from '../report/plural.ts';
import { isResumable } from '../report/way-on.ts';
import { takeDuration } from './duration.ts';
import type { Arguments, Terminal } from './command.ts';
import { findRun, withJournal } from './find-run.ts';

/** A run whose rows were forgotten, and how many they were. */
interface Pruned {
  readonly id: string;
  readonly rows: number;
  /** True where it could have been gone on with until now. */
  readonly wasUnfinished: boolean;
}

const longestMs = 36_500 * 86_400_000;

/** Forgets the rows of one run, or of all that ended long ago; an unfinished one only where it is named. */
export async function pruneRuns(args: Arguments, terminal: Terminal): Promise<void> {
  const name = args['run'];
  if (typeof name !== 'string' && args['older-than'] === undefined)
    throw usage('nexload runs prune wants a run, or --older-than', 'write it like nexload runs prune --older-than 90d');
  const before =
    args['older-than'] === undefined ? null : systemClock.now() - takeDuration(args, 'older-than', longestMs);
  const home = String(args['home']);
  const pruned = await withJournal(home, async (journal) => {
    if (journal === null) return [];
    const runs = typeof name === 'string' ? [await findRun(journal, name)] : (await journal.listRuns()).filter(isDone);
    const old = runs.filter((run) => before === null || endOf(run) < before);
    const forgotten = (await pruneAll(old, home, journal)).filter(({ rows }) => rows > 0);
    // A run that is named is pruned to the last byte, whatever became of an earlier try.
    const isLeftWhereTidy = forgotten.length === 0 && typeof name !== 'string';
    if (old.length > 0) await journal.compact({ isLeftWhereTidy });
    return forgotten;
  });
  if (args['json'] === true) terminal.out(`${JSON.stringify(pruned, null, 2)}\n`);
  else terminal.out(sayPruned(pruned));
}

function isDone(run: Run): boolean {
  return !isResumable(run);
}

function endOf({ finishedAt, startedAt }: Run): number {
  return finishedAt ?? startedAt;
}

async function pruneAll(runs: readonly Run[], home: string, journal: Journal): Promise<readonly Pruned[]> {
  const pruned: Pruned[] = [];
  for (const run of runs) {
    if (await isAtWork(home, run.id)) throw runAtWork(run.id);
    const prunedAt = systemClock.now();
    const isCut = isResumable(run);
    // First the word, then the deed: a run that has lost some of its rows must not be gone on with.
    await journal.changeRun(run.id, { prunedAt, ...(isCut && { phase: 'settled', stopped: 'its rows were pruned' }) });
    pruned.push({ id: run.id, rows: await journal.prune(run.id), wasUnfinished: isCut });
  }
  return pruned;
}

function sayPruned(pruned: readonly Pruned[]): string {
  if (pruned.length === 0) return 'There is nothing to prune.\n';
  const rows = pruned.reduce((sum, run) => sum + run.rows, 0);
  const list = pruned.map((run) => `  ${run.id}: ${thousands(run.rows)}\n`).join('');
  const cut = pruned.filter(({ wasUnfinished }) => wasUnfinished);
  const ended = cut.map(({ id }) => `${id} was not finished, and can never be resumed now.\n`).join('');
  return `Removed what ${countOf(rows, 'row')} of ${countOf(pruned.length, 'run')} held and asked for, before-images included:\n${list}Their totals stay; they cannot be rolled back or reported any more. Reports that were written are not touched.\n${ended}`;
}
