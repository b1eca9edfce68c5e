import { describe, expect, test } from 'vitest';
import { sayDuration } from '../../src/report/say-duration.ts';
import { sayForecast } from '../../src/report/say-forecast.ts';

type Forecast = Parameters<typeof sayForecast>[0];

const today: Forecast = {
  reads: 9,
  writes: 212,
  durationMs: 240_000,
  endsAt: '2026-11-21T09:08:00.000Z',
  days: [{ date: '2026-11-21', writes: 212 }],
  shareOfToday: 0.0424,
};

describe('the forecast', () => {
  test.each([
    [{}, 'nexudus', "212 writes and 9 reads: about 4 minutes under Nexudus' limits, 4% of the writes left today"],
    [
      { shareOfToday: 0.001 },
      'nexudus',
      "212 writes and 9 reads: about 4 minutes under Nexudus' limits, less than 1% of the writes left today",
    ],
    [
      { shareOfToday: 1 },
      'nexudus',
      "212 writes and 9 reads: about 4 minutes under Nexudus' limits, all of the writes left today",
    ],
    [
      {
        writes: 3,
        reads: 1,
        durationMs: 86_300_000,
        endsAt: '2026-11-22T19:08:00.000Z',
        days: [{ date: '2026-11-22', writes: 3 }],
        shareOfToday: 3,
      },
      'writes=5/1d',
      '3 writes and 1 read: about 24 hours under the limits writes=5/1d, as no writes are left today',
    ],
    [{ shareOfToday: null, durationMs: 900 }, 'none', '212 writes and 9 reads: a moment without limits'],
    [{ shareOfToday: null }, 'writes=60/1m', '212 writes and 9 reads: about 4 minutes under the limits writes=60/1m'],
    [{ writes: 0, reads: 1, durationMs: 0, days: [] }, null, '0 writes and 1 read: a moment under the limits'],
    [
      {
        writes: 12_000,
        reads: 480,
        durationMs: 173_400_000,
        endsAt: '2026-11-23T09:10:00.000Z',
        days: [
          { date: '2026-11-21', writes: 5_000 },
          { date: '2026-11-22', writes: 5_000 },
          { date: '2026-11-23', writes: 2_000 },
        ],
        shareOfToday: 2.4,
      },
      'nexudus',
      "12,000 writes and 480 reads: about 2 days under Nexudus' limits, until 2026-11-23 09:10 UTC: 5,000 on 2026-11-21, 5,000 on 2026-11-22, 2,000 on 2026-11-23",
    ],
  ] as const)('of %j under %s', (facts, limits, said) => {
    expect(sayForecast({ ...today, ...facts }, limits)).toBe(said);
  });

  test('names five days and sums up the others', () => {
    const days = Array.from({ length: 8 }, (_, at) => ({ date: `2026-11-2${at + 1}`, writes: 5_000 }));
    expect(sayForecast({ ...today, days }, 'nexudus')).toMatch(/, 5,000 on 2026-11-25, 15,000 on the 3 days after$/);
  });
});

test.each([
  [0, 'a moment'],
  [12_400, 'about 12 seconds'],
  [89_000, 'about 89 seconds'],
  [240_000, 'about 4 minutes'],
  [7_200_000, 'about 2 hours'],
  [345_600_000, 'about 4 days'],
])('%d ms are %s', (ms, said) => {
  expect(sayDuration(ms)).toBe(said);
});
