import { countOf } from '../report/plural.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A time as people say it, rounded to what matters: `40 seconds`, `4 minutes`, `2.5 hours`, `4 days`. */
export function sayDuration(ms: number): string {
  if (ms < 1000) return 'less than a second';
  if (ms < 1.5 * minuteMs) return countOf(Math.round(ms / 1000), 'second');
  if (ms < 1.5 * hourMs) return countOf(Math.round(ms / minuteMs), 'minute');
  if (ms < 2 * dayMs) return sayHalves(ms / hourMs, 'hour');
  return sayHalves(ms / dayMs, 'day');
}

/** The same for a line that is short: `40 s`, `4 min`, `2 h 30 min`, `3 d 4 h`. */
export function sayShortDuration(ms: number): string {
  if (ms < 1.5 * minuteMs) return `${Math.max(1, Math.round(ms / 1000))} s`;
  const minutes = Math.round(ms / minuteMs);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function sayHalves(amount: number, unit: string): string {
  const halves = Math.round(amount * 2) / 2;
  return `${halves} ${unit}${halves === 1 ? '' : 's'}`;
}
