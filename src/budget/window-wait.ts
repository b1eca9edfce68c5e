import type { Limits, Stream, Window } from './limits.ts';

/** What a call costs: a read or a write. */
export type Traffic = 'read' | 'write';

/**
 * When the nth newest use was made, 1 being the newest; null where there were fewer, or where it left the span already.
 * A call that is on its way is a use of this moment.
 */
export type Past = (n: number, spanMs: number) => number | null;

/** The uses so far, by what counts them. */
export type Pasts = Readonly<Record<Stream, Past>>;

/** A window, and what it counts. */
export type Gate = Window & { readonly stream: Stream };

/** The windows that calls of a traffic have to pass, the narrowest first. */
export function gatesOf(limits: Limits, traffic: Traffic): readonly Gate[] {
  const own: Stream = traffic === 'write' ? 'writes' : 'reads';
  const gates = (['all', own] as const).flatMap((stream) => limits[stream].map((window) => ({ ...window, stream })));
  return gates.toSorted((one, other) => one.spanMs - other.spanMs);
}

/**
 * How long after a use its place is free. The clock tells whole milliseconds, so that two readings can be a millisecond nearer to
 * each other than they say; in the short windows of scaled time that millisecond would cost too much.
 */
export function occupiedMs({ spanMs }: Window): number {
  return spanMs + Math.min(1, spanMs * 0.004);
}

/** How much later than possible a call is told to come, so that a timer that is early does not wake it in vain. */
export function lateMs({ spanMs }: Window): number {
  return Math.min(1, spanMs * 0.005);
}

/** How long a call has to wait until no window is exceeded, in milliseconds; 0 where it may go now. */
export function windowWait(gates: readonly Gate[], pasts: Pasts, now: number): number {
  let longestMs = 0;
  for (const gate of gates) {
    const usedAt = pasts[gate.stream](gate.count, gate.spanMs);
    if (usedAt === null) continue;
    // A use from the future is one from before the clock was put back.
    const waitMs = Math.min(usedAt, now) + occupiedMs(gate) - now;
    if (waitMs > 0) longestMs = Math.max(longestMs, waitMs + lateMs(gate));
  }
  return longestMs;
}
