import type { PlanFacts } from './document.ts';
import { oneLine } from './one-line.ts';
import { countOf, thousands } from './plural.ts';
import { sayDuration } from './say-duration.ts';

type Forecast = NonNullable<PlanFacts['forecast']>;

/** How many days are named before the others are summed up. */
const mostDays = 5;

/**
 * How long sending takes: `212 writes and 9 reads: about 4 minutes under Nexudus' limits, 4% of the writes left today`; where it
 * does not fit a day, on which days it happens. `limits` are as `--limits` has them, null where they are not known.
 */
export function sayForecast(forecast: Forecast, limits: string | null): string {
  const { reads, writes, durationMs, days } = forecast;
  const calls = `${countOf(writes, 'write')} and ${countOf(reads, 'read')}: ${sayDuration(durationMs)}`;
  const all = `${calls} ${sayLimits(limits)}`;
  return days.length > 1
    ? `${all}, until ${minuteOf(forecast.endsAt)}: ${sayDays(days)}`
    : `${all}${sayShare(forecast)}`;
}

/** `2026-01-03 09:10 UTC`. */
export function minuteOf(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

function sayLimits(limits: string | null): string {
  if (limits === 'none') return 'without limits';
  if (limits === null) return 'under the limits';
  return limits === 'nexudus' ? "under Nexudus' limits" : `under the limits ${oneLine(limits)}`;
}

function sayShare(forecast: Forecast): string {
  const { shareOfToday, writes } = forecast;
  if (shareOfToday === null || writes === 0) return '';
  if (shareOfToday >= 1 && isLater(forecast)) return ', as no writes are left today';
  if (shareOfToday >= 1) return ', all of the writes left today';
  const percent = Math.round(shareOfToday * 100);
  return `, ${percent === 0 ? 'less than 1' : percent}% of the writes left today`;
}

/** Nothing of it is sent on the day on which it was foreseen. */
function isLater({ endsAt, durationMs, days }: Forecast): boolean {
  const today = new Date(Date.parse(endsAt) - durationMs).toISOString().slice(0, 10);
  return days.every(({ date }) => date !== today);
}

function sayDays(days: Forecast['days']): string {
  const named = days.slice(0, mostDays).map(({ date, writes }) => `${thousands(writes)} on ${date}`);
  const left = days.slice(mostDays);
  const rest = left.reduce((sum, { writes }) => sum + writes, 0);
  return [
    ...named,
    ...(left.length === 0 ? [] : [`${thousands(rest)} on the ${countOf(left.length, 'day')} after`]),
  ].join(', ');
}
