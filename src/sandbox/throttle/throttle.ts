import type { Limits, Traffic, Window } from '../limits.ts';
import type { Store } from '../store/store.ts';
import { waitMs } from './wait-ms.ts';

/** Keeps every client inside its windows. */
export interface Throttle {
  /** Counts the request and returns 0, or says how long to wait; a refused request counts nowhere. */
  admit(client: string, isWrite: boolean, now: number): number;
  setLimits(limits: Limits): void;
  /** Forgets what was used. */
  clear(): void;
}

type Used = Record<Traffic, number[]>;

/** A throttle that goes on where the store's log of uses ends. */
export function createThrottle(initial: Limits, store: Store): Throttle {
  const clients = new Map<string, Used>();
  let limits = initial;
  const usedBy = (client: string): Used => {
    const used = clients.get(client) ?? { all: [], writes: [], reads: [] };
    clients.set(client, used);
    return used;
  };
  for (const { client, isWrite, at } of store.uses()) count(usedBy(client), isWrite, at);
  return {
    admit(client, isWrite, now) {
      if (!isLimited(limits)) return 0;
      const used = usedBy(client);
      const wait = Math.max(waitMs(limits.all, used.all, now), waitOfKind(limits, used, { isWrite, now }));
      if (wait > 0) return wait;
      count(used, isWrite, now);
      trim(used, limits);
      store.saveUse({ client, isWrite, at: now });
      return 0;
    },
    setLimits(next) {
      limits = next;
    },
    clear() {
      clients.clear();
      store.clearUses();
    },
  };
}

/** The longest span of all windows, after which a use can be forgotten. */
export function longestSpanMs(limits: Limits): number {
  return Math.max(0, ...allWindows(limits).map(({ spanMs }) => spanMs));
}

function isLimited(limits: Limits): boolean {
  return limits.all.length + limits.writes.length + limits.reads.length > 0;
}

function waitOfKind(limits: Limits, used: Used, { isWrite, now }: { isWrite: boolean; now: number }): number {
  return isWrite ? waitMs(limits.writes, used.writes, now) : waitMs(limits.reads, used.reads, now);
}

function count(used: Used, isWrite: boolean, at: number): void {
  used.all.push(at);
  (isWrite ? used.writes : used.reads).push(at);
}

// Only the newest `count` times of a window can ever matter; cutting rarely keeps the price of a request constant.
function trim(used: Used, limits: Limits): void {
  const keep = Math.max(1, ...allWindows(limits).map((window) => window.count));
  for (const times of [used.all, used.writes, used.reads]) {
    if (times.length > 2 * keep) times.splice(0, times.length - keep);
  }
}

function allWindows(limits: Limits): readonly Window[] {
  return [...limits.all, ...limits.writes, ...limits.reads];
}
