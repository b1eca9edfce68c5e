import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/io/clock.ts';

const hour = 3_600_000;

describe('waiting by the clock of the machine', () => {
  test('takes as long as asked', async () => {
    const before = performance.now();
    await systemClock.sleep(20, new AbortController().signal);
    expect(performance.now() - before).toBeGreaterThan(15);
  });

  test('ends early, without an error, when nobody wants to wait any more', async () => {
    const stop = new AbortController();
    const sleep = systemClock.sleep(hour, stop.signal);
    stop.abort(130);
    await expect(sleep).resolves.toBeUndefined();
  });

  test.each([
    [hour, AbortSignal.abort()],
    [0, new AbortController().signal],
    [-5, new AbortController().signal],
    [Number.NaN, new AbortController().signal],
  ])('is over at once for %d ms with a reason not to', async (ms, signal) => {
    await expect(systemClock.sleep(ms, signal)).resolves.toBeUndefined();
  });
});
