import { describe, expect, test } from 'vitest';
import { forecast } from '../../src/budget/forecast.ts';
import { parseLimits } from '../../src/budget/limits.ts';
import type { Start } from '../../src/budget/simulate.ts';
import { pastsOf } from './times-past.ts';

const midnight = Date.UTC(2026, 2, 1);
const startOf = (limits: string, changes: Partial<Start> = {}): Start => ({
  limits: parseLimits(limits),
  pasts: pastsOf({}),
  at: midnight,
  latencyMs: 0,
  gapMs: 0,
  ...changes,
});

describe('the forecast', () => {
  test('no calls end at once', () => {
    expect(forecast(startOf('nexudus'), { reads: 0, writes: 0 })).toEqual({ endsAt: midnight, days: [] });
  });

  test('without limits everything goes at once', () => {
    const days = [{ date: '2026-03-01', writes: 1000 }];
    expect(forecast(startOf('none'), { reads: 9, writes: 1000 })).toEqual({ endsAt: midnight, days });
  });

  test('a thousand writes take a minute for each sixty', () => {
    const { endsAt } = forecast(startOf('nexudus'), { reads: 0, writes: 1000 });
    // Sixteen full minutes, and 39 gaps of a tenth of a second in the seventeenth.
    expect((endsAt - midnight) / 1000).toBeCloseTo(16 * 60 + 3.9, 0);
  });

  test('twelve thousand writes need three days, and each takes its share', () => {
    const { endsAt, days } = forecast(startOf('nexudus', { at: midnight + 36_000_000 }), {
      reads: 480,
      writes: 12_000,
    });
    expect(days).toEqual([
      { date: '2026-03-01', writes: 5000 },
      { date: '2026-03-02', writes: 5000 },
      { date: '2026-03-03', writes: 2000 },
    ]);
    expect(endsAt).toBeGreaterThan(midnight + 2 * 86_400_000 + 36_000_000);
  });

  test('what was spent is in the way', () => {
    const writes = Array.from({ length: 4999 }, (_, index) => midnight - 10_000_000 + index);
    const { days } = forecast(startOf('nexudus', { pasts: pastsOf({ writes }) }), { reads: 0, writes: 2 });
    expect(days.reduce((sum, day) => sum + day.writes, 0)).toBe(2);
    const { endsAt } = forecast(startOf('nexudus', { pasts: pastsOf({ writes }) }), { reads: 0, writes: 2 });
    expect(endsAt).toBeCloseTo(midnight - 10_000_000 + 86_400_000 + 2, 0);
  });

  test('reads are spread evenly among the writes', () => {
    // Of any five calls in a row one is a read, so that reads never wait for each other.
    const { endsAt } = forecast(startOf('reads=1/1s;all=1/200ms'), { reads: 100, writes: 400 });
    expect((endsAt - midnight) / (499 * 200)).toBeLessThan(1.01);
  });

  test('a call that is on its way keeps its place', () => {
    const { endsAt } = forecast(startOf('all=1/100ms', { latencyMs: 300 }), { reads: 0, writes: 10 });
    expect((endsAt - midnight) / (9 * 400 + 300)).toBeCloseTo(1, 2);
  });

  test('a gap that a throttle left slows the first calls', () => {
    const { endsAt } = forecast(startOf('none', { gapMs: 10_000 }), { reads: 0, writes: 1000 });
    // 10 s, then four fifths of it, and so on.
    expect((endsAt - midnight) / 1000).toBeGreaterThan(35);
    expect((endsAt - midnight) / 1000).toBeLessThan(50);
  });

  test('a million calls are counted', () => {
    const { days } = forecast(startOf('nexudus'), { reads: 20_000, writes: 980_000 });
    expect(days).toHaveLength(196);
    expect(days.reduce((sum, day) => sum + day.writes, 0)).toBe(980_000);
  });
});
