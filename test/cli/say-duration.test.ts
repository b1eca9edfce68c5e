import { expect, test } from 'vitest';
import { sayDuration, sayShortDuration } from '../../src/cli/say-duration.ts';

test.each([
  [0, 'less than a second', '1 s'],
  [1000, '1 second', '1 s'],
  [40_400, '40 seconds', '40 s'],
  [100_000, '2 minutes', '2 min'],
  [240_000, '4 minutes', '4 min'],
  [8_990_000, '2.5 hours', '2 h 30 min'],
  [36_000_000, '10 hours', '10 h 0 min'],
  [345_600_000, '4 days', '4 d 0 h'],
])('%d ms are %s, or %s', (ms, long, short) => {
  expect([sayDuration(ms), sayShortDuration(ms)]).toEqual([long, short]);
});
