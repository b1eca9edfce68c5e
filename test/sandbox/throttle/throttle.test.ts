import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Limits, Window } from '../../../src/sandbox/limits.ts';
import { createMemoryStore } from '../../../src/sandbox/store/memory-store.ts';
import { createThrottle } from '../../../src/sandbox/throttle/throttle.ts';

interface Request {
  readonly at: number;
  readonly isWrite: boolean;
}

const window = fc.record({ count: fc.integer({ min: 1, max: 6 }), spanMs: fc.integer({ min: 1, max: 60 }) });
const limits = fc.record({
  all: fc.array(window, { maxLength: 3 }),
  writes: fc.array(window, { maxLength: 2 }),
  reads: fc.array(window, { maxLength: 1 }),
});
const arrivals = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 12 }), isWrite: fc.boolean() }), { maxLength: 120 })
  .map((gaps) =>
    gaps.map(({ gap, isWrite }, index) => ({
      at: gaps.slice(0, index).reduce((sum, one) => sum + one.gap, gap),
      isWrite,
    })),
  );

describe('throttle', () => {
  test('no window is ever exceeded, and nothing is refused that every window has room for', () => {
    fc.assert(
      fc.property(limits, arrivals, (chosen, requests) => {
        const throttle = createThrottle(chosen, createMemoryStore());
        const admitted: Request[] = [];
        for (const request of requests) {
          const wait = throttle.admit('somebody', request.isWrite, request.at);
          const hasRoom = fullWindows(chosen, admitted, request).length === 0;
          expect(wait === 0).toBe(hasRoom);
          if (wait === 0) admitted.push(request);
        }
      }),
    );
  });

  test('the wait it names is exact: a millisecond earlier is too early, and then there is room', () => {
    fc.assert(
      fc.property(limits, arrivals, (chosen, requests) => {
        const throttle = createThrottle(chosen, createMemoryStore());
        const admitted: Request[] = [];
        for (const request of requests) {
          const wait = throttle.admit('somebody', request.isWrite, request.at);
          if (wait === 0) {
            admitted.push(request);
            continue;
          }
          expect(fullWindows(chosen, admitted, { ...request, at: request.at + wait - 1 })).not.toEqual([]);
          expect(fullWindows(chosen, admitted, { ...request, at: request.at + wait })).toEqual([]);
        }
      }),
    );
  });

  test('a refused request uses nothing up', () => {
    const throttle = createThrottle({ all: [{ count: 1, spanMs: 100 }], writes: [], reads: [] }, createMemoryStore());
    const waits = [0, 50, 90, 99, 100].map((at) => throttle.admit('somebody', false, at));
    expect(waits).toEqual([0, 50, 10, 1, 0]);
  });

  test('clients do not use up each other’s windows', () => {
    const throttle = createThrottle({ all: [{ count: 1, spanMs: 100 }], writes: [], reads: [] }, createMemoryStore());
    expect([throttle.admit('one', true, 0), throttle.admit('other', true, 0), throttle.admit('one', true, 0)]).toEqual([
      0, 0, 100,
    ]);
  });

  test('old uses are forgotten without losing count of the new ones', () => {
    const throttle = createThrottle({ all: [{ count: 3, spanMs: 1000 }], writes: [], reads: [] }, createMemoryStore());
    for (let at = 0; at < 20_000; at += 1000) {
      const waits = [0, 1, 2, 3].map((step) => throttle.admit('somebody', true, at + step));
      expect(waits).toEqual([0, 0, 0, 997]);
    }
    for (const at of [30_000, 40_000, 50_000, 60_000]) expect(throttle.admit('somebody', true, at)).toBe(0);
  });
});

// Counted again from scratch, by the definition: how many were let in during the span that ends now.
function fullWindows(chosen: Limits, admitted: readonly Request[], { at, isWrite }: Request): readonly Window[] {
  const within = (requests: readonly Request[], { count, spanMs }: Window): boolean =>
    requests.filter((request) => request.at > at - spanMs && request.at <= at).length >= count;
  const alike = admitted.filter((request) => request.isWrite === isWrite);
  return [
    ...chosen.all.filter((one) => within(admitted, one)),
    ...(isWrite ? chosen.writes : chosen.reads).filter((one) => within(alike, one)),
  ];
}
