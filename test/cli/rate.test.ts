import { describe, expect, test } from 'vitest';
import { createRateMeter } from '../../src/cli/rate.ts';

describe('the rate', () => {
  test('is unknown for five seconds', () => {
    const meter = createRateMeter();
    expect(meter.perMinute(0)).toBeNull();
    meter.take(0, 0);
    meter.take(4, 4000);
    expect(meter.perMinute(4999)).toBeNull();
    meter.take(5, 5000);
    expect(meter.perMinute(5000)).toBe(60);
  });

  test('is that of the last minute', () => {
    const meter = createRateMeter();
    for (let second = 0; second <= 300; second += 1)
      meter.take(second <= 200 ? second * 10 : 2000 + (second - 200), second * 1000);
    expect(meter.perMinute(300_000)).toBe(60);
  });

  test('falls while nothing is done', () => {
    const meter = createRateMeter();
    meter.take(0, 0);
    meter.take(60, 10_000);
    expect(meter.perMinute(60_000)).toBe(60);
    expect(meter.perMinute(120_000)).toBe(30);
  });

  test('starts anew with another job', () => {
    const meter = createRateMeter();
    meter.take(0, 0);
    meter.take(1000, 10_000);
    meter.take(3, 11_000);
    expect(meter.perMinute(12_000)).toBeNull();
    meter.take(8, 16_000);
    expect(meter.perMinute(16_000)).toBe(60);
  });
});
