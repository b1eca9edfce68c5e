import type { Entry } from '../model/run.ts';
import type { Alarm } from './alarm.ts';

/** Collects what was written until it is worth reading back. */
export interface Proof {
  add(entry: Entry): void;
  /** Reads back what is left; ends when all is read back, and throws what went wrong. */
  flush(): Promise<void>;
}

const batchSize = 50;

/** `verify` reads back a batch; one at a time, while other rows are sent. */
export function createProof(verify: (entries: readonly Entry[]) => Promise<void>, alarm: Alarm): Proof {
  let waiting: readonly Entry[] = [];
  let reading = Promise.resolve();

  function start(): void {
    const batch = waiting;
    waiting = [];
    const before = reading;
    const readNow = async (): Promise<void> => {
      await before;
      await verify(batch);
    };
    reading = alarm.guard(readNow());
  }

  return {
    add(entry) {
      waiting = [...waiting, entry];
      if (waiting.length >= batchSize) start();
    },
    async flush() {
      if (waiting.length > 0) start();
      await reading;
      alarm.check();
    },
  };
}
