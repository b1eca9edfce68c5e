import type { Step } from '../ports.ts';
import { countOf, thousands } from '../report/plural.ts';
import { sayShortDuration } from './short-duration.ts';

/** How far a job is, in one line; the rate is in rows a minute, null where nobody knows it. */
export function sayStep(step: Step, perMinute: number | null): string {
  const parts = [sayDone(step), ...sayOutcomes(step), ...sayRate(step, perMinute), ...sayWaiting(step)];
  return `${step.doing}: ${parts.join(', ')}`;
}

function sayDone({ done, total, verb, failed }: Step): string {
  const rows = total === undefined ? countOf(done, 'row') : `${thousands(done)} of ${countOf(total, 'row')}`;
  // Where it says how many are well, what was done to them is clear.
  return failed === undefined ? `${rows} ${verb ?? 'checked'}` : rows;
}

function sayOutcomes({ done, failed }: Step): readonly string[] {
  return failed === undefined ? [] : [`${thousands(done - failed)} ok`, `${thousands(failed)} failed`];
}

// Without a total the end is near enough: only long jobs know theirs.
function sayRate({ done, total }: Step, perMinute: number | null): readonly string[] {
  if (total === undefined || perMinute === null || perMinute < 0.5) return [];
  const left = total - done;
  const time = left > 0 ? [`${sayShortDuration((left / perMinute) * 60_000)} left`] : [];
  return [`${thousands(Math.round(perMinute))} a minute`, ...time];
}

function sayWaiting({ waitingFor }: Step): readonly string[] {
  return waitingFor === undefined || waitingFor === null ? [] : [`waiting for ${waitingFor}`];
}
