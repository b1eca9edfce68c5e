const minuteMs = 60_000;

/** A time for a line that is short, rounded to what matters: `40 s`, `4 min`, `2 h 30 min`, `3 d 4 h`. */
export function sayShortDuration(ms: number): string {
  if (ms < 1.5 * minuteMs) return `${Math.max(1, Math.round(ms / 1000))} s`;
  const minutes = Math.round(ms / minuteMs);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
