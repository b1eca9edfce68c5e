import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLimits } from '../../src/budget/limits.ts';
import { gatesOf, lateMs, occupiedMs, windowWait } from '../../src/budget/window-wait.ts';
import { pastsOf } from './times-past.ts';

const now = 1_800_000_000_000;
const waitOf = (limits: string, uses: Parameters<typeof pastsOf>[0], traffic: 'read' | 'write' = 'write'): number =>
  windowWait(gatesOf(parseLimits(limits), traffic), pastsOf(uses), now);

describe('waiting for windows', () => {
  test('nothing waits without windows, or where nothing was used', () => {
    expect(waitOf('none', { writes: [now] })).toBe(0);
    expect(waitOf('nexudus', {})).toBe(0);
  });

  test('a full window opens a span after its oldest use', () => {
    expect(waitOf('writes=2/1m', { writes: [now - 50_000, now - 1] })).toBeCloseTo(10_002, 5);
    expect(waitOf('writes=2/1m', { writes: [now - 90_000, now - 1] })).toBe(0);
    expect(waitOf('writes=3/1m', { writes: [now - 50_000, now - 1] })).toBe(0);
  });

  test('the window that opens last decides', () => {
    const uses = { writes: [now - 50_000, now - 1] };
    expect(waitOf('writes=2/1m;all=2/1h', uses)).toBeGreaterThan(3_500_000);
    expect(waitOf('writes=2/1h;all=2/1m', uses)).toBeGreaterThan(3_500_000);
  });

  test('a read minds no window of writes, and the other way round', () => {
    expect(waitOf('writes=1/1m', { writes: [now] }, 'read')).toBe(0);
    expect(waitOf('reads=1/1m', { reads: [now] }, 'write')).toBe(0);
    expect(waitOf('all=1/1m', { reads: [now] }, 'write')).toBeGreaterThan(0);
    expect(waitOf('reads=1/1m', { reads: [now] }, 'read')).toBeGreaterThan(0);
  });

  test('a use of the future counts as one of this moment', () => {
    expect(waitOf('writes=1/1m', { writes: [now + 86_400_000] })).toBeCloseTo(60_002, 5);
  });

  test('what is added to a span is below a hundredth of it, and 2 ms at the most', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (spanMs) => {
        const addedMs = occupiedMs({ count: 1, spanMs }) - spanMs + lateMs({ count: 1, spanMs });
        expect(addedMs).toBeGreaterThan(0);
        expect(addedMs).toBeLessThan(spanMs / 100);
        expect(addedMs).toBeLessThan(2 + 1e-6);
      }),
    );
  });

  test('the wait is zero after just the time that was said', () => {
    const uses = fc.array(fc.integer({ min: now - 10_000, max: now }), { maxLength: 30 });
    const windows = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9_999 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(uses, windows, (times, sizes) => {
        const limits = parseLimits(`writes=${sizes.map(([count, span]) => `${count}/${span}ms`).join(',')}`);
        const pasts = pastsOf({ writes: times.toSorted((one, other) => one - other) });
        const ms = windowWait(gatesOf(limits, 'write'), pasts, now);
        expect(windowWait(gatesOf(limits, 'write'), pasts, now + ms)).toBe(0);
        const fits = limits.writes.every(
          ({ count, spanMs }) => times.filter((at) => at > now - spanMs - 1).length < count,
        );
        if (fits) expect(ms).toBe(0);
      }),
    );
  });
});
