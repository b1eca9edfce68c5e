import { exitCodes } from '../errors.ts';
import type { Halt } from '../ports/calls.ts';
import type { Journal } from '../ports/journal.ts';
import { countOf } from '../report/plural.ts';
import { limitOf } from '../sending.ts';
import type { ActiveRun } from './active-run.ts';

/** Stops before the first write where more would change than the user allows. */
export async function assertCaps({ run, settings, world }: ActiveRun): Promise<Halt | null> {
  const { maxChanges, maxClears } = settings.sending;
  const { journal } = world;
  const counts = await journal.countEntries(run.id);
  const sumOf = (states: readonly string[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
  const changes = sumOf(['planned', 'sending', 'written', 'updated']);
  const most =
    maxChanges === null ? null : limitOf(maxChanges, sumOf(counts.map(({ state }) => state)) - sumOf(['blank']), 1);
  if (most !== null && changes > most)
    return capHit(`${countOf(changes, 'record')} would change, and --max-changes allows ${most}`);
  const clears = maxClears === null ? 0 : await countClears(journal, run.id);
  return maxClears !== null && clears > maxClears
    ? capHit(`${countOf(clears, 'field')} would be cleared, and --max-clears allows ${maxClears}`)
    : null;
}

function capHit(message: string): Halt {
  return { kind: 'cap', message, exitCode: exitCodes.capHit };
}

const pageSize = 500;

async function countClears(journal: Journal, run: string): Promise<number> {
  let clears = 0;
  for (let after = 0; ;) {
    const page = await journal.listEntries(run, { states: ['planned'], after, limit: pageSize });
    clears += page.flatMap(({ changes }) => changes).filter((change) => change.clears).length;
    after = page.at(-1)?.seq ?? after;
    if (page.length < pageSize) return clears;
  }
}
