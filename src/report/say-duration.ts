import { countOf } from './plural.ts';

/** A length of time as people say it: `about 4 minutes`. */
export function sayDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 2) return 'a moment';
  if (seconds < 90) return `about ${Math.round(seconds)} seconds`;
  if (seconds < 90 * 60) return `about ${countOf(Math.round(seconds / 60), 'minute')}`;
  if (seconds < 48 * 3_600) return `about ${countOf(Math.round(seconds / 3_600), 'hour')}`;
  return `about ${countOf(Math.round(seconds / 86_400), 'day')}`;
}
