import type { PatientClock } from '../../src/ports.ts';

/** A clock that stands still while anything is going on and leaps to the next waker when all wait. */
export interface VirtualClock extends PatientClock {
  /** Keeps the clock from leaping until the work is done; what it takes in earnest is no time here. */
  hold<T>(work: Promise<T>): Promise<T>;
  advance(ms: number): void;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Starts at noon of a day. */
export function createVirtualClock(start: number = Date.UTC(2026, 0, 2, 12)): VirtualClock {
  let now = start;
  let held = 0;
  let isLeaping = false;
  let released: Promise<unknown> = Promise.resolve();
  const sleepers = new Set<Sleeper>();

  async function leap(): Promise<void> {
    isLeaping = true;
    while (sleepers.size > 0) {
      await idle();
      if (held > 0) {
        await released;
        continue;
      }
      const [next] = [...sleepers].toSorted((one, other) => one.at - other.at);
      if (next === undefined) break;
      now = Math.max(now, next.at);
      next.wake();
    }
    isLeaping = false;
  }

  return {
    now: () => now,
    async sleep(ms, signal) {
      if (signal.aborted || !(ms > 0)) return;
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          signal.removeEventListener('abort', wake);
          sleepers.delete(sleeper);
          resolve();
        };
        const sleeper = { at: now + ms, wake };
        sleepers.add(sleeper);
        signal.addEventListener('abort', wake);
        if (!isLeaping) void leap();
      });
    },
    async hold(work) {
      held += 1;
      const over = work.finally(() => {
        held -= 1;
      });
      released = over.catch(() => undefined);
      return await over;
    },
    advance(ms) {
      now += ms;
    },
  };
}

// Some turns of the loop, so that whoever was just woken has begun what comes next.
async function idle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1)
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
}
