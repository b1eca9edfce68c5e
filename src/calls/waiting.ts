import type { PatientClock } from '../ports.ts';
import type { Stop } from './stop.ts';

/** What a call waits for, and until when, in milliseconds since 1970. */
export interface Wait {
  readonly why: 'window' | 'throttle' | 'pause';
  readonly until: number;
}

/** Where everybody waits, so that it can be said once what for. */
export interface Waiting {
  wait(wait: Wait): Promise<void>;
}

/** What waiting needs; `onWait` is told what comes first of all that is waited for, and null when nobody waits any more. */
export interface WaitingRoom {
  readonly clock: PatientClock;
  readonly stop: Stop;
  readonly onWait: (wait: Wait | null) => void;
  /** How long somebody waited without a break. */
  readonly onWaited: (ms: number) => void;
}

// A clock may be set, and a laptop may sleep: whoever waits longer looks at the time again.
const longestSleepMs = 60_000;

/** A room to wait in. */
export function createWaiting({ clock, stop, onWait, onWaited }: WaitingRoom): Waiting {
  const waits = new Set<Wait>();
  let said: Wait | null = null;
  let since = 0;

  function tell(): void {
    const first = [...waits].toSorted((one, other) => one.until - other.until)[0] ?? null;
    if (first?.why === said?.why && first?.until === said?.until) return;
    said = first;
    onWait(first);
  }

  return {
    async wait(wait) {
      if (waits.size === 0) since = clock.now();
      waits.add(wait);
      tell();
      await clock.sleep(Math.min(wait.until - clock.now(), longestSleepMs), stop.signal);
      waits.delete(wait);
      tell();
      if (waits.size === 0) onWaited(clock.now() - since);
    },
  };
}
