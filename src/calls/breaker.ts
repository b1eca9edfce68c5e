/** Whether calls may go out, as the answers of late suggest: a server in trouble is left alone for a while. */
export type Breaker =
  /** `latest` are the last answers, true for those that came well. */
  | { readonly kind: 'closed'; readonly latest: readonly boolean[] }
  /** Nobody calls until then, and then one probe. */
  | { readonly kind: 'open'; readonly failedProbes: number; readonly probeAt: number }
  | { readonly kind: 'probing'; readonly failedProbes: number }
  /** Even the last probe failed. */
  | { readonly kind: 'broken' };

/** What a call may do now. */
export type Admission =
  | { readonly kind: 'go' }
  /** The call is the probe that everybody waits for. */
  | { readonly kind: 'probe' }
  | { readonly kind: 'wait'; readonly until: number }
  /** A probe is on its way, and nobody knows when it comes back. */
  | { readonly kind: 'queue' };

/** Nothing is known yet, so everybody calls. */
export const closedBreaker: Breaker = { kind: 'closed', latest: [] };

const watched = 20;
const fewest = 10;
const pausesMs = [5_000, 15_000, 30_000];

/** What a call may do; a probe has to be noted with `startProbe` by whoever makes it. */
export function admit(breaker: Breaker, now: number): Admission {
  switch (breaker.kind) {
    case 'closed':
      return { kind: 'go' };
    case 'open':
      return isPause(breaker.probeAt - now) ? { kind: 'wait', until: breaker.probeAt } : { kind: 'probe' };
    case 'probing':
    case 'broken':
      return { kind: 'queue' };
  }
}

// More than the longest pause means that the clock was set back meanwhile.
function isPause(ms: number): boolean {
  return ms > 0 && ms <= Math.max(...pausesMs);
}

/** One call goes out to see whether the server is well again. */
export function startProbe(breaker: Breaker): Breaker {
  return breaker.kind === 'open' ? { kind: 'probing', failedProbes: breaker.failedProbes } : breaker;
}

/** The probe was not made after all, so that another call may be it. */
export function dropProbe(breaker: Breaker, now: number): Breaker {
  return breaker.kind === 'probing' ? { kind: 'open', failedProbes: breaker.failedProbes, probeAt: now } : breaker;
}

/** An answer came; those to calls from before a pause say nothing about the time since. */
export function noteAnswer(breaker: Breaker, isGood: boolean, now: number): Breaker {
  if (breaker.kind !== 'closed') return breaker;
  const latest = [...breaker.latest, isGood].slice(-watched);
  const bad = latest.filter((good) => !good).length;
  return latest.length >= fewest && bad * 2 > latest.length ? openBreaker(now) : { kind: 'closed', latest };
}

/** The probe came back: well, and everybody calls again, or not, and everybody waits longer. */
export function noteProbe(breaker: Breaker, isGood: boolean, now: number): Breaker {
  if (breaker.kind !== 'probing') return breaker;
  if (isGood) return closedBreaker;
  const failedProbes = breaker.failedProbes + 1;
  const pauseMs = pausesMs[failedProbes];
  return pauseMs === undefined ? { kind: 'broken' } : { kind: 'open', failedProbes, probeAt: now + pauseMs };
}

/** Everybody waits, and then one probe goes. */
export function openBreaker(now: number): Breaker {
  return { kind: 'open', failedProbes: 0, probeAt: now + (pausesMs[0] ?? 0) };
}
