import type { Step } from '../ports.ts';
import { countOf, thousands } from '../report/plural.ts';
import { sayShortDuration } from './short-duration.ts';

/** How much fits, and how fast it goes. */
interface Look {
  /** In rows a minute; null where nobody knows it. */
  readonly perMinute: number | null;
  /** As many letters as fit; what matters least is left out. */
  readonly width?: number;
}

/** How far a job is, in one line. */
export function sayStep(step: Step, { perMinute, width = Number.POSITIVE_INFINITY }: Look): string {
  let parts = [sayDone(step), ...sayOutcomes(step), ...sayRate(step, perMinute), ...sayWaiting(step)];
  while (join(step, parts).length > width && parts.length > 1) parts = withoutLeast(parts);
  return join(step, parts);
}

/** A part of the line: the smaller its weight, the sooner it is left out. */
interface Part {
  readonly text: string;
  readonly weight: number;
}

const weights = { speed: 1, well: 2, left: 3, failed: 4, waiting: 5, done: 6 } as const;

function join({ doing }: Step, parts: readonly Part[]): string {
  return `${doing}: ${parts.map(({ text }) => text).join(', ')}`;
}

function withoutLeast(parts: readonly Part[]): Part[] {
  const least = Math.min(...parts.map(({ weight }) => weight));
  return parts.filter(({ weight }) => weight !== least);
}

function sayDone({ done, total, verb, failed }: Step): Part {
  const rows = total === undefined ? countOf(done, 'row') : `${thousands(done)} of ${countOf(total, 'row')}`;
  // Where it says how many are well, what was done to them is clear.
  return { text: failed === undefined ? `${rows} ${verb ?? 'checked'}` : rows, weight: weights.done };
}

function sayOutcomes({ done, failed }: Step): readonly Part[] {
  if (failed === undefined) return [];
  return [
    { text: `${thousands(done - failed)} ok`, weight: weights.well },
    { text: `${thousands(failed)} failed`, weight: weights.failed },
  ];
}

// Without a total the end is near enough: only long jobs know theirs.
function sayRate({ done, total }: Step, perMinute: number | null): readonly Part[] {
  if (total === undefined || perMinute === null || perMinute < 0.5) return [];
  const left = total - done;
  const speed = { text: `${thousands(Math.round(perMinute))} a minute`, weight: weights.speed };
  if (left <= 0) return [speed];
  return [speed, { text: `${sayShortDuration((left / perMinute) * 60_000)} left`, weight: weights.left }];
}

function sayWaiting({ waitingFor }: Step): readonly Part[] {
  if (waitingFor === undefined || waitingFor === null) return [];
  return [{ text: `waiting for ${waitingFor}`, weight: weights.waiting }];
}
