/** Measures how fast something goes on, by what was done in the last while. */
export interface RateMeter {
  /** Forgets the past where less is done than before: another job began. */
  take(done: number, now: number): void;
  /** How many a minute; null as long as too little is known. */
  perMinute(now: number): number | null;
}

const spanMs = 60_000;
const leastMs = 5_000;
const stepMs = 1_000;

interface Sample {
  readonly at: number;
  readonly done: number;
}

/** A meter that looks back a minute, and says nothing in the first five seconds. */
export function createRateMeter(): RateMeter {
  let samples: readonly Sample[] = [];
  let last: Sample | null = null;
  return {
    take(done, now) {
      if (last !== null && done < last.done) samples = [];
      last = { at: now, done };
      const previous = samples.at(-1);
      if (previous !== undefined && now - previous.at < stepMs) return;
      samples = [...samples.filter(({ at }) => now - at <= spanMs), last];
    },
    perMinute(now) {
      const first = samples[0];
      if (first === undefined || last === null || now - first.at < leastMs) return null;
      return ((last.done - first.done) / (now - first.at)) * 60_000;
    },
  };
}
