import { planEntries } from '../plan/plan-entries.ts';
import type { Halt } from '../ports/calls.ts';
import { findResource } from '../options.ts';
import type { ActiveRun } from './active-run.ts';
import { countRows } from './count-rows.ts';

/** Compares every checked row with its live record, and writes into the journal what would change. */
export async function planChanges({
  run,
  settings,
  world,
  readRecords,
  meter,
  saveProgress,
}: ActiveRun): Promise<Halt | null> {
  const { journal } = world;
  const total = await countRows(journal, run.id, ['drafted']);
  if (total === 0) return null;
  await journal.changeRun(run.id, { phase: 'planning' });
  meter.show({ doing: 'comparing with the live records', done: 0, total, verb: 'compared' });
  const halt = await planEntries({
    run: run.id,
    journal,
    inputs: await journal.listInputs(run.id),
    getResource: findResource,
    readRecords,
    options: settings.sending,
    concurrency: settings.sending.concurrency,
    onRows: (count) => meter.add(count),
  });
  meter.end();
  await saveProgress();
  return halt;
}
