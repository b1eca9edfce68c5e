import type { Forecast } from '../ports/budget.ts';
import type { ActiveRun } from './active-run.ts';
import { countRows } from './count-rows.ts';

const batchSize = 50;

/** How long it takes to send what is planned: a batch of records is read before its writes, and again behind them. */
export async function forecastOf({ run, settings, world }: ActiveRun): Promise<Forecast> {
  const writes = await countRows(world.journal, run.id, ['planned']);
  const batches = Math.ceil(writes / batchSize);
  return world.budget.forecast({ writes, reads: settings.sending.verifies ? 2 * batches : batches });
}
