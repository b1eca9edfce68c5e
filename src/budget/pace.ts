/** What throttled replies left behind: a pause, and a gap between calls. */
export interface Pace {
  /** When the pause was asked for, in milliseconds since 1970; 0 for never. */
  readonly pausedAt: number;
  readonly pausedUntil: number;
  /** The least time between two calls; 0 at full speed. */
  readonly gapMs: number;
  /** When the newest call was let go while there was a gap. */
  readonly wentAt: number;
}

const firstGapMs = 100;
const widestGapMs = 10_000;
const smallestGapMs = 10;
const shrink = 0.8;

/** Full speed. */
export const unhurt: Pace = { pausedAt: 0, pausedUntil: 0, gapMs: 0, wentAt: 0 };

/** The pace after a throttled reply; replies to calls that were on their way when the pause began lengthen it and slow nothing. */
export function slowDown(pace: Pace, waitMs: number, now: number): Pace {
  const isNew = now >= pace.pausedUntil;
  const gapMs = Math.min(widestGapMs, Math.max(firstGapMs, pace.gapMs * 2));
  const pausedUntil = Math.max(pace.pausedUntil, now + Math.max(0, waitMs));
  return { ...pace, pausedAt: now, pausedUntil, gapMs: isNew ? gapMs : pace.gapMs };
}

/** The pace after a call that went well. */
export function recover(pace: Pace, now: number): Pace {
  return now < pace.pausedUntil ? pace : { ...pace, gapMs: shrinkGap(pace.gapMs) };
}

/** The gap after one more call that went well. */
export function shrinkGap(gapMs: number): number {
  return gapMs * shrink < smallestGapMs ? 0 : gapMs * shrink;
}

/** How long the pace makes a call wait, in milliseconds. */
export function paceWait(pace: Pace, now: number): number {
  const gapMs = pace.gapMs === 0 ? 0 : pace.wentAt + pace.gapMs - now;
  return Math.max(0, pace.pausedUntil - now, gapMs);
}

/** The same pace on a clock that was put back: what lies in its future began now. */
export function rebase(pace: Pace, now: number): Pace {
  const isAhead = pace.pausedAt > now;
  return {
    ...pace,
    pausedAt: isAhead ? now : pace.pausedAt,
    pausedUntil: isAhead ? now + pace.pausedUntil - pace.pausedAt : pace.pausedUntil,
    wentAt: Math.min(pace.wentAt, now),
  };
}
