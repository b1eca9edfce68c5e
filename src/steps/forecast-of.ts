import type { Forecast } from '../ports/budget.ts';
import type { ActiveRun } from './active-run.ts';

const batchSize = 50;

/** How long it takes to send what is planned: a batch of records of one type is read before its writes, and again behind them. */
export async function forecastOf({ run, settings, world }: ActiveRun): Promise<Forecast> {
  const { journal, budget } = world;
  const inputs = await journal.listInputs(run.id);
  const planned = new Map<string, number>();
  for (const { input, state, count } of await journal.countEntries(run.id)) {
    const resource = inputs[input]?.resource ?? '';
    if (state === 'planned') planned.set(resource, (planned.get(resource) ?? 0) + count);
  }
  const writes = [...planned.values()].reduce((sum, count) => sum + count, 0);
  const batches = [...planned.values()].reduce((sum, count) => sum + Math.ceil(count / batchSize), 0);
  return budget.forecast({ writes, reads: settings.sending.verifies ? 2 * batches : batches });
}
