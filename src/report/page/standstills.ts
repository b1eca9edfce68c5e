import type { RunEvent } from '../../model/run.ts';
import type { PageTime } from './page-data.ts';

interface Span {
  readonly at: number;
  readonly until: number;
}

/** Less than this nobody would call standing still. */
const leastMs = 5_000;

const minuteMs = 60_000;

/**
 * The times in which a run waited and wrote nothing, each once, from where it began. Requests wait beside each other, and while
 * one waits for its turn others are written: that is the pace of the limits, and nobody stands still.
 */
export function standstillsOf(
  events: readonly RunEvent[],
  { from, stepMs, writes, budget }: Pick<PageTime, 'from' | 'stepMs' | 'writes' | 'budget'>,
): readonly RunEvent[] {
  // What a minute allows may be written in its first seconds; only who writes nothing for longer stands still.
  const least = Math.max(budget === null ? leastMs : minuteMs, 2 * stepMs);
  const busy = writes.map(([step]) => ({ at: from + step * stepMs, until: from + (step + 1) * stepMs }));
  return waitsOf(events, from)
    .flatMap((wait) => without(wait, busy))
    .map(({ at, until }) => ({ at, kind: 'waited' as const, ms: until - at }))
    .filter(({ ms }) => ms >= least);
}

/** Waits are written down when they are over; those that overlap are one. */
function waitsOf(events: readonly RunEvent[], from: number): readonly Span[] {
  const waits = events
    .filter(({ kind }) => kind === 'waited')
    .map(({ at, ms }): Span => ({ at: Math.max(from, at - ms), until: at }))
    .toSorted((one, other) => one.at - other.at);
  const merged: Span[] = [];
  for (const wait of waits) {
    const last = merged.at(-1);
    if (last === undefined || wait.at > last.until) merged.push(wait);
    else merged[merged.length - 1] = { at: last.at, until: Math.max(last.until, wait.until) };
  }
  return merged;
}

/** What is left of a wait where the steps with writes, which are in order, are taken out. */
function without(wait: Span, busy: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let { at } = wait;
  for (const step of busy) {
    if (step.until <= at) continue;
    if (step.at >= wait.until) break;
    if (step.at > at) left.push({ at, until: step.at });
    at = step.until;
  }
  if (at < wait.until) left.push({ at, until: wait.until });
  return left;
}
