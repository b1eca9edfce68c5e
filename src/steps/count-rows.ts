import type { RowState } from '../model/run.ts';
import type { Journal } from '../ports/journal.ts';

/** How many rows of a run are in these states. */
export async function countRows(journal: Journal, run: string, states: readonly RowState[]): Promise<number> {
  const counts = await journal.countEntries(run);
  return counts.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
}

/** True where a write of the run ever went out, now or before it stopped. */
export async function hasSent(journal: Journal, run: string): Promise<boolean> {
  return (await journal.countAttempts(run)) > 0;
}
