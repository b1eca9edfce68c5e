import type { Window } from '../limits.ts';

/**
 * How long a request must wait so that no window is exceeded, 0 to go on; `admittedAt` holds the times of those let in, oldest first.
 * A request leaves a window exactly one span after it came in.
 */
export function waitMs(windows: readonly Window[], admittedAt: readonly number[], now: number): number {
  let longest = 0;
  for (const { count, spanMs } of windows) {
    const oldest = admittedAt[admittedAt.length - count];
    if (oldest !== undefined) longest = Math.max(longest, oldest + spanMs - now);
  }
  return longest;
}
