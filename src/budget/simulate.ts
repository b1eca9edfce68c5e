import type { Limits, Stream } from './limits.ts';
import { shrinkGap } from './pace.ts';
import { gatesOf, lateMs, occupiedMs, type Gate, type Pasts, type Traffic } from './window-wait.ts';

/** Where a simulated run starts from. */
export interface Start {
  readonly limits: Limits;
  readonly pasts: Pasts;
  /** When the first call may go, in milliseconds since 1970. */
  readonly at: number;
  /** How long a call is on its way. */
  readonly latencyMs: number;
  /** The gap that a throttled reply left behind; every call makes it smaller. */
  readonly gapMs: number;
}

/** Tells of one call after the other when it goes, each as early as the windows allow after those before it. */
export function simulate(start: Start): (traffic: Traffic) => number {
  const settled: Readonly<Record<Stream, number[]>> = { all: [], reads: [], writes: [] };
  const gates = { read: gatesOf(start.limits, 'read'), write: gatesOf(start.limits, 'write') };
  let { at, gapMs } = start;
  return (traffic) => {
    if (settled.all.length > 0) at += gapMs;
    gapMs = shrinkGap(gapMs);
    for (const gate of gates[traffic]) at = Math.max(at, opensAt(gate, settled[gate.stream], start));
    settled.all.push(at + start.latencyMs);
    settled[traffic === 'write' ? 'writes' : 'reads'].push(at + start.latencyMs);
    return at;
  };
}

function opensAt(gate: Gate, settled: readonly number[], { pasts, at }: Start): number {
  const isSimulated = gate.count <= settled.length;
  const usedAt = isSimulated
    ? settled[settled.length - gate.count]
    : pasts[gate.stream](gate.count - settled.length, gate.spanMs);
  if (usedAt === undefined || usedAt === null) return at;
  return (isSimulated ? usedAt : Math.min(usedAt, at)) + occupiedMs(gate) + lateMs(gate);
}
