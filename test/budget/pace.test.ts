import { describe, expect, test } from 'vitest';
import { paceWait, rebase, recover, slowDown, unhurt, type Pace } from '../../src/budget/pace.ts';

const now = 1_800_000_000_000;

describe('the pace after throttled replies', () => {
  test('everybody waits until the named time', () => {
    const pace = slowDown(unhurt, 3_000, now);
    expect(paceWait(pace, now)).toBe(3_000);
    expect(paceWait(pace, now + 2_999)).toBe(1);
    expect(paceWait(pace, now + 3_000)).toBe(0);
  });

  test('a shorter pause does not end a longer one', () => {
    expect(paceWait(slowDown(slowDown(unhurt, 3_000, now), 10, now), now)).toBe(3_000);
    expect(paceWait(slowDown(slowDown(unhurt, 3_000, now), -10, now), now)).toBe(3_000);
  });

  test('the gap between calls doubles with each throttle, to ten seconds at the most', () => {
    let pace = unhurt;
    const gaps = Array.from({ length: 9 }, (_, index) => {
      pace = slowDown(pace, 10, now + index * 100);
      return pace.gapMs;
    });
    expect(gaps).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000]);
  });

  test('replies to calls that were on their way together slow down once', () => {
    const pace = [1, 2, 3].reduce((slower, ms) => slowDown(slower, 1_000, now + ms), unhurt);
    expect(pace.gapMs).toBe(100);
    expect(paceWait(pace, now + 3)).toBe(1_000);
  });

  test('the next call keeps the gap', () => {
    const pace: Pace = { ...unhurt, gapMs: 400, wentAt: now - 150 };
    expect(paceWait(pace, now)).toBe(250);
    expect(paceWait(pace, now + 250)).toBe(0);
  });

  test('calls that go well close the gap, and only once the pause is over', () => {
    let pace = slowDown(unhurt, 1_000, now);
    expect(recover(pace, now + 999)).toBe(pace);
    for (let call = 0; call < 11; call++) pace = recover(pace, now + 1_000);
    expect(pace.gapMs).toBe(0);
    expect(paceWait(pace, now + 1_000)).toBe(0);
  });

  test('a pause does not last longer because the clock was put back', () => {
    const pace = rebase({ ...slowDown(unhurt, 3_000, now), wentAt: now }, now - 86_400_000);
    expect(paceWait(pace, now - 86_400_000)).toBe(3_000);
    expect(rebase(pace, now)).toEqual(pace);
  });
});
