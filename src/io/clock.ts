import { setTimeout as wait } from 'node:timers/promises';
import type { PatientClock } from '../ports.ts';

// Longer than any timer can wait; whoever still has to wait then asks again.
const mostMs = 2_147_483_647;

/** The time of the machine. */
export const systemClock: PatientClock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    if (signal.aborted || !(ms > 0)) return;
    await wait(Math.min(ms, mostMs), undefined, { signal }).catch(() => undefined);
  },
};
