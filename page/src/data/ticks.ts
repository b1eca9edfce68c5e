/** What stands at the ticks of the time axis, which are so many seconds apart: nothing where a tick is between two seconds. */
export function sayTicks(ticks: readonly number[], step: number): readonly string[] {
  return ticks.map((tick) => (Number.isInteger(tick) ? saidTick(tick, step) : ''));
}

/** `09:04:05`, `09:04`, or `21 Nov` where midnight is, as far apart as the ticks are. */
function saidTick(seconds: number, step: number): string {
  const at = new Date(seconds * 1000).toISOString();
  if (step < 60) return at.slice(11, 19);
  if (step >= 86_400 || (step >= 10_800 && at.slice(11, 16) === '00:00')) {
    return new Date(seconds * 1000).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  }
  return at.slice(11, 16);
}
