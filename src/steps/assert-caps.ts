import { exitCodes } from '../errors.ts';
import type { RowState } from '../model/run.ts';
import type { Halt } from '../ports/calls.ts';
import type { Journal } from '../ports/journal.ts';
import { countOf } from '../report/plural.ts';
import { limitOf } from '../sending.ts';
import type { ActiveRun } from './active-run.ts';
import { hasSent } from './count-rows.ts';

/** What may still be written; a write without an answer may have to be made again. */
const toDo: readonly RowState[] = ['planned', 'sending', 'unknown'];

/**
 * Stops before the first write where more would change than the user allows. In a run that goes on only what is still to do
 * counts; a share is one of all rows of the run all the same, or what was allowed at the beginning would be too much near the end.
 */
export async function assertCaps({ run, settings, world }: ActiveRun): Promise<Halt | null> {
  const { maxChanges, maxClears } = settings.sending;
  const { journal } = world;
  const counts = await journal.countEntries(run.id);
  const sumOf = (wanted: (state: RowState) => boolean) =>
    counts.filter(({ state }) => wanted(state)).reduce((sum, { count }) => sum + count, 0);
  const changes = sumOf((state) => toDo.includes(state));
  const all = sumOf((state) => state !== 'blank');
  const most = maxChanges === null ? null : limitOf(maxChanges, all, 1);
  const still = (await hasSent(journal, run.id)) ? 'still ' : '';
  if (most !== null && changes > most)
    return capHit(`${countOf(changes, 'record')} would ${still}change, and --max-changes allows ${most}`);
  const clears = maxClears === null ? 0 : await countClears(journal, run.id);
  return maxClears !== null && clears > maxClears
    ? capHit(`${countOf(clears, 'field')} would ${still}be cleared, and --max-clears allows ${maxClears}`)
    : null;
}

function capHit(message: string): Halt {
  return { kind: 'cap', message, exitCode: exitCodes.capHit };
}

const pageSize = 500;

async function countClears(journal: Journal, run: string): Promise<number> {
  let clears = 0;
  for (let after = 0; ;) {
    const page = await journal.listEntries(run, { states: toDo, after, limit: pageSize });
    clears += page.flatMap(({ changes }) => changes).filter((change) => change.clears).length;
    after = page.at(-1)?.seq ?? after;
    if (page.length < pageSize) return clears;
  }
}
