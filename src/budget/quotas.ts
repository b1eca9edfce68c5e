import type { Limits } from './limits.ts';
import { gatesOf, type Gate } from './window-wait.ts';

const dayMs = 86_400_000;

/** The windows that say how many writes a day has: those of the longest span that is no longer than a day; none without limits. */
export function quotasOf(limits: Limits): readonly Gate[] {
  const gates = gatesOf(limits, 'write');
  const spanMs = gates.findLast((gate) => gate.spanMs <= dayMs)?.spanMs ?? gates[0]?.spanMs;
  return gates.filter((gate) => gate.spanMs === spanMs);
}

/** How many calls such a window lets through in a day; its count where it is longer. */
export function dailyCount({ count, spanMs }: Gate): number {
  return Math.floor(count * Math.max(1, dayMs / spanMs));
}
