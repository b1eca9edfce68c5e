import type { Halt } from '../ports/calls.ts';
import { prepareBatch } from './prepare-batch.ts';
import { createTour, type Tour } from './tour.ts';
import type { SendWork } from './work.ts';

/**
 * Sends every planned row of a run, one record type after the other; gives why it stopped, if it did. Records are read again in
 * batches right before their writes, and the next batch is read while the present one is being written.
 */
export async function sendChanges(work: SendWork): Promise<Halt | null> {
  const tour = createTour(work);
  while (work.calls.halted() === null && (await takeStep(work, tour)));
  await tour.pool.drained();
  await tour.proof.flush();
  return work.calls.halted();
}

/** Prepares one batch, or waits for what keeps it from being prepared; false where nothing is left. */
async function takeStep(work: SendWork, tour: Tour): Promise<boolean> {
  const { pool, rows, note } = tour;
  if (!(await rows.hasMore())) return await finishResource(tour);
  const most = await countNext(work, tour);
  const batch = most < 1 ? [] : await rows.take(most, pool.busy());
  if (batch.length === 0) {
    await waitForNext(work, tour);
    return true;
  }
  const { jobs, settled } = await prepareBatch(work, batch);
  for (const entry of settled) note(entry);
  pool.add(jobs);
  return true;
}

// Parents are all there before the first child is sent.
async function finishResource({ pool, proof, rows }: Tour): Promise<boolean> {
  if (pool.busy().size > 0) {
    await pool.progress();
    return true;
  }
  await proof.flush();
  return await rows.advance();
}

const batchSize = 50;
// A record that is read now is written within this time, or it would have to be read again.
const withinMs = 45_000;
// Reading earlier than this before the next write would only make copies older and batches smaller.
const soonMs = 5_000;

/** How many rows to read next; 0 where it is too early. */
async function countNext({ calls, settings }: SendWork, { pool, canary }: Tour): Promise<number> {
  const unsent = pool.unsent();
  if (unsent > settings.concurrency * 2 || canary.left() < 1) return 0;
  if ((await calls.room(soonMs, unsent + 1)) <= unsent) return 0;
  const room = await calls.room(withinMs, unsent + batchSize);
  return Math.min(batchSize, room - unsent, canary.left());
}

const longMs = 60_000;

async function waitForNext({ calls }: SendWork, { pool, proof, canary }: Tour): Promise<void> {
  if (pool.busy().size > 0) return await pool.progress();
  if (canary.left() < 1) {
    await proof.flush();
    return await canary.ask();
  }
  // Before a long wait, and before an end, what was written is read back.
  if ((await calls.room(longMs, 1)) < 1) await proof.flush();
  await calls.waitForRoom();
}
