const baseMs = 500;
const mostMs = 30_000;

/**
 * How long to wait after the so-manieth failed try, in milliseconds: any time up to a bound that doubles with each try. `chance`
 * is from 0 to 1; full jitter keeps those who failed together from coming back together.
 */
export function backOffMs(attempt: number, chance: number): number {
  return Math.round(chance * Math.min(mostMs, baseMs * 2 ** (attempt - 1)));
}
