import pLimit from 'p-limit';
import type { Alarm } from './alarm.ts';
import { createMovement } from './movement.ts';
import type { Job } from './work.ts';

/** Writes that are on their way, a few at a time. */
export interface Pool {
  add(jobs: readonly Job[]): void;
  /** How many writes are prepared and not sent. */
  unsent(): number;
  /** The records of all writes that are not over. */
  busy(): ReadonlySet<number>;
  /** Ends when a write was sent or is over; at once where none is on its way. */
  progress(): Promise<void>;
  /** Ends when all writes are over; throws what went wrong in one of them. */
  drained(): Promise<void>;
}

/** How to work on one write; `onSent` is to be called when it goes out. */
export type WorkOn = (job: Job, onSent: () => void) => Promise<void>;

/** A pool that works on so many writes at a time. */
export function createPool(concurrency: number, workOn: WorkOn, alarm: Alarm): Pool {
  const limit = pLimit(concurrency);
  const movement = createMovement();
  const unsent = new Set<Job>();
  const busy = new Set<number>();
  const running = new Set<Promise<void>>();

  function noteSent(job: Job): void {
    if (unsent.delete(job)) movement.moved();
  }
  async function run(job: Job): Promise<void> {
    await alarm.guard(workOn(job, () => noteSent(job)));
    noteSent(job);
    busy.delete(job.entry.id);
  }
  function start(job: Job): void {
    unsent.add(job);
    busy.add(job.entry.id);
    const task = limit(run, job).finally(() => {
      running.delete(task);
      movement.moved();
    });
    running.add(task);
  }

  return {
    add: (jobs) => jobs.forEach(start),
    unsent: () => unsent.size,
    busy: () => busy,
    async progress() {
      if (running.size > 0) await movement.next();
    },
    async drained() {
      while (running.size > 0) await Promise.all(running);
      alarm.check();
    },
  };
}
