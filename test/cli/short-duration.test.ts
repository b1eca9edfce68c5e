import { expect, test } from 'vitest';
import { sayShortDuration } from '../../src/cli/short-duration.ts';

test.each([
  [0, '1 s'],
  [40_400, '40 s'],
  [100_000, '2 min'],
  [240_000, '4 min'],
  [8_990_000, '2 h 30 min'],
  [36_000_000, '10 h 0 min'],
  [360_000_000, '4 d 4 h'],
])('%d ms are %s', (ms, said) => {
  expect(sayShortDuration(ms)).toBe(said);
});
