import type { Requests } from '../model/run.ts';

/** Counts requests, and gives out the writes that the run may make. */
export interface Tally {
  /** Takes one of the writes that the run may make; false where there is none. */
  takeWrite(): boolean;
  /** Gives it back, since nothing was sent. */
  returnWrite(): void;
  writesLeft(): number;
  count(what: keyof Requests): void;
  requests(): Requests;
}

/** `maxWrites` is null where nothing bounds them. */
export function createTally(maxWrites: number | null): Tally {
  let left = maxWrites ?? Number.POSITIVE_INFINITY;
  let requests: Requests = { reads: 0, writes: 0, throttled: 0, retried: 0 };
  return {
    takeWrite() {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    returnWrite() {
      left += 1;
    },
    writesLeft: () => left,
    count(what) {
      requests = { ...requests, [what]: requests[what] + 1 };
    },
    requests: () => requests,
  };
}
