import { planEntries } from '../plan/plan-entries.ts';
import type { Halt } from '../ports/calls.ts';
import { findResource } from '../options.ts';
import type { ActiveRun } from './active-run.ts';

/** Compares every checked row with its live record, and writes into the journal what would change. */
export async function planChanges({ run, settings, world, readRecords }: ActiveRun): Promise<Halt | null> {
  const { journal, progress } = world;
  await journal.changeRun(run.id, { phase: 'planning' });
  const counts = await journal.countEntries(run.id);
  const total = counts.filter(({ state }) => state === 'drafted').reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  const halt = await planEntries({
    run: run.id,
    journal,
    inputs: await journal.listInputs(run.id),
    getResource: findResource,
    readRecords,
    options: settings.sending,
    concurrency: settings.sending.concurrency,
    onRows(count) {
      done += count;
      progress.report({ doing: 'comparing with the live records', done, total, verb: 'compared' });
    },
  });
  progress.end();
  return halt;
}
