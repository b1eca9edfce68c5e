import type { RowState } from '../model/run.ts';
import type { Journal } from '../ports/journal.ts';

/** How many rows of a run are in these states. */
export async function countRows(journal: Journal, run: string, states: readonly RowState[]): Promise<number> {
  const counts = await journal.countEntries(run);
  return counts.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
}
