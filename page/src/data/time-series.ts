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

/** Writes in a minute: counted over the minute before where steps are shorter than a minute, else on average over the step. */
export function timeSeries({ from, until, stepMs, writes }: PageTime): TimeSeries {
  const steps = Math.max(1, Math.ceil((until - from) / stepMs));
  const counts = Array.from({ length: steps + 1 }, () => 0);
  for (const [step, count] of writes) counts[Math.min(step, steps)] = (counts[Math.min(step, steps)] ?? 0) + count;
  const times = counts.map((_, step) => (from + step * stepMs) / 1000);
  if (stepMs >= minuteMs) {
    const meaning = 'writes a minute';
    return { times, writes: counts.map((count) => (count * minuteMs) / stepMs), meaning };
  }
  return { times, writes: sumsOf(counts, minuteMs / stepMs), meaning: 'writes in the minute before' };
}

/** At each place the sum of so many counts up to it. */
function sumsOf(counts: readonly number[], width: number): readonly number[] {
  let sum = 0;
  return counts.map((count, at) => {
    sum += count - (counts[at - width] ?? 0);
    return sum;
  });
}
