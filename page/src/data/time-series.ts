import type { PageTime } from '../../../src/report/page/page-data.ts';

/** Points of the picture of a run over time. */
export interface TimeSeries {
  /** In seconds since 1970, as the chart wants it. */
  readonly times: readonly number[];
  /** Writes in a minute. */
  readonly writes: readonly number[];
  /** What the numbers are, in words. */
  readonly meaning: string;
}

const minuteMs = 60_000;

/** A run shorter than this has its rate over less than a minute, as all of it would be one ramp. */
const longMs = 2 * minuteMs;

/** A short run is cut into so many parts for its rate. */
const parts = 20;

/** Writes a minute: counted over the time before, of a minute at most, or on average over the step where that is longer. */
export function timeSeries({ from, until, stepMs, writes, budget }: PageTime): TimeSeries {
  const steps = Math.max(1, Math.ceil((until - from) / stepMs));
  const counts = Array.from({ length: steps + 1 }, () => 0);
  for (const [step, count] of writes) counts[Math.min(step, steps)] = (counts[Math.min(step, steps)] ?? 0) + count;
  const times = counts.map((_, step) => (from + step * stepMs) / 1000);
  if (stepMs >= minuteMs) {
    const meaning = 'writes a minute';
    return { times, writes: counts.map((count) => (count * minuteMs) / stepMs), meaning };
  }
  // What the limits of a minute allow can only be held against what a minute had.
  const isWhole = budget !== null && until - from >= longMs;
  const width = isWhole ? minuteMs / stepMs : partOf(until - from, stepMs);
  if (isWhole || width * stepMs === minuteMs)
    return { times, writes: sumsOf(counts, minuteMs / stepMs), meaning: 'writes in the minute before' };
  return {
    times,
    writes: ratesOf(counts, { width, stepMs }),
    meaning: `writes a minute, over ${saidSeconds(width * stepMs)}`,
  };
}

/** How many steps a rate is taken over: a part of the run, of a minute at most. */
function partOf(spanMs: number, stepMs: number): number {
  return Math.max(1, Math.min(Math.round(spanMs / parts / stepMs), Math.floor(minuteMs / stepMs)));
}

function saidSeconds(ms: number): string {
  return ms === 1_000 ? 'a second' : `${ms / 1000} seconds`;
}

/** At each place the sum of so many counts up to it. */
function sumsOf(counts: readonly number[], width: number): readonly number[] {
  let sum = 0;
  return counts.map((count, at) => {
    sum += count - (counts[at - width] ?? 0);
    return sum;
  });
}

/** The same in a minute; at the beginning over the time that there was. */
function ratesOf(
  counts: readonly number[],
  { width, stepMs }: { readonly width: number; readonly stepMs: number },
): readonly number[] {
  return sumsOf(counts, width).map((sum, at) => (sum * minuteMs) / (Math.min(width, at + 1) * stepMs));
}
