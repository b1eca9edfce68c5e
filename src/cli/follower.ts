import type { Step } from '../ports.ts';
import { createRateMeter } from './rate.ts';
import { sayStep } from './say-step.ts';

/** Remembers how far a job is, how fast it goes, and how long it has waited. */
export interface Follower {
  take(step: Step, now: number): void;
  /** How long everything has waited for something; null where it does not. */
  waitedMs(now: number): number | null;
  /** The line, without what does not fit; empty before the first step. */
  say(now: number, width?: number): string;
}

/** A follower that knows nothing yet. */
export function createFollower(): Follower {
  let meter = createRateMeter();
  let step: Step | null = null;
  let waitsSince: number | null = null;
  return {
    take(next, now) {
      if (next.doing !== step?.doing) meter = createRateMeter();
      meter.take(next.done, now);
      step = next;
      waitsSince = (next.waitingFor ?? null) === null ? null : (waitsSince ?? now);
    },
    waitedMs: (now) => (waitsSince === null ? null : now - waitsSince),
    say: (now, width) =>
      step === null ? '' : sayStep(step, { perMinute: meter.perMinute(now), ...(width !== undefined && { width }) }),
  };
}
