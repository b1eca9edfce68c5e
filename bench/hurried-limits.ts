import { parseLimits, type Limits, type Window } from '../src/budget/limits.ts';
import { gatesOf, type Traffic } from '../src/budget/window-wait.ts';

/** The documented limits with every span so many times shorter, as the sandbox has them with the same time scale. */
export function hurriedLimits(timeScale: number): Limits {
  const shorten = ({ count, spanMs }: Window): Window => ({ count, spanMs: spanMs / timeScale });
  const { all, reads, writes } = parseLimits('nexudus');
  return { all: all.map(shorten), reads: reads.map(shorten), writes: writes.map(shorten) };
}

/** How long after the first of these calls the last could come in at the earliest, if calls took no time and clocks were exact. */
export function leastMs(limits: Limits, calls: readonly Traffic[]): number {
  const times: Record<'all' | 'reads' | 'writes', number[]> = { all: [], reads: [], writes: [] };
  const gates = { read: gatesOf(limits, 'read'), write: gatesOf(limits, 'write') };
  let at = 0;
  for (const call of calls) {
    const opens = gates[call].map(({ stream, count, spanMs }) => (times[stream].at(-count) ?? -spanMs) + spanMs);
    at = Math.max(at, ...opens);
    times.all.push(at);
    times[call === 'write' ? 'writes' : 'reads'].push(at);
  }
  return at;
}
