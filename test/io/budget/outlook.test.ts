import { describe, expect, test } from 'vitest';
import { fakeClock, openTestBudget, spend, spendAll } from './open-test-budget.ts';

describe('the room for calls', () => {
  test('is as many as could go within the time, and at most as many as asked for', async () => {
    const clock = fakeClock();
    const budget = await openTestBudget({ limits: 'nexudus', clock });
    expect(await budget.room('write', 55_000, 50)).toBe(50);
    expect(await budget.room('write', 55_000, 500)).toBe(60);
    expect(await budget.room('write', 950, 50)).toBe(10);
    expect(await budget.room('write', 0, 50)).toBe(1);
    await spendAll(
      budget,
      clock,
      Array.from({ length: 60 }, () => 'write' as const),
    );
    expect(await budget.room('write', 50_000, 50)).toBe(0);
    expect(await budget.room('read', 60_000, 500)).toBeGreaterThanOrEqual(60);
  });

  test('is endless without limits, and none during a pause', async () => {
    const budget = await openTestBudget({ limits: 'none' });
    expect(await budget.room('write', 0, 5_000)).toBe(5_000);
    await budget.throttled(10_000);
    expect(await budget.room('write', 9_999, 5_000)).toBe(0);
    expect(await budget.room('write', 10_000, 5_000)).toBeGreaterThan(0);
  });

  test('is what really goes', async () => {
    const clock = fakeClock();
    const limits = 'writes=7/1s,30/1m;all=1/20ms,50/5s';
    const budget = await openTestBudget({ limits, clock });
    await spendAll(
      budget,
      clock,
      Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? 'read' : 'write')),
    );
    const room = await budget.room('write', 30_000, 500);
    const until = clock.now() + 30_000;
    let gone = 0;
    while (clock.now() <= until) {
      const answer = await spend(budget);
      if (answer === 'gone') gone++;
      else clock.advance(answer);
    }
    expect(room).toBeGreaterThan(0);
    expect(gone).toBe(room);
  });
});

describe('the usage', () => {
  test('tells the writes of the last 24 hours and what is left of them', async () => {
    const clock = fakeClock();
    const budget = await openTestBudget({ limits: 'nexudus', clock });
    await spendAll(budget, clock, ['read', 'write', 'write', 'write']);
    expect(await budget.usage()).toEqual({ limits: 'nexudus', writesToday: 3, writesLeft: 4_997 });
    clock.advance(43_200_000);
    await budget.reserve('write');
    expect(await budget.usage()).toEqual({ limits: 'nexudus', writesToday: 4, writesLeft: 4_996 });
    clock.advance(43_200_000);
    expect(await budget.usage()).toMatchObject({ writesToday: 1, writesLeft: 4_999 });
  });

  test('counts a day where there are windows of weeks as well', async () => {
    const budget = await openTestBudget({ limits: 'writes=10/1m,20/1d,50/7d' });
    expect(await budget.usage()).toMatchObject({ writesLeft: 20 });
  });

  test('takes the longest window that writes have to pass', async () => {
    const budget = await openTestBudget({ limits: 'writes=10/1m;all=100/1h,7/1h' });
    await spend(budget, 'read');
    expect(await budget.usage()).toEqual({ limits: 'writes=10/1m;all=100/1h,7/1h', writesToday: 0, writesLeft: 6 });
  });
});

describe('the forecast', () => {
  test.each([
    ['nexudus', 400, 10_400],
    ['writes=60/1m,500/1d;all=1/100ms,120/1m', 100, 1_700],
    ['reads=5/1m;all=90/1m', 350, 700],
    ['writes=3/10s', 5, 200],
  ])(
    'under %s, %i reads and %i writes take what was foretold, within two parts of a hundred',
    async (limits, reads, writes) => {
      const clock = fakeClock();
      const budget = await openTestBudget({ limits, clock });
      await spendAll(
        budget,
        clock,
        Array.from({ length: 70 }, () => 'write' as const),
      );
      const foretold = await budget.forecast({ reads, writes });
      const start = clock.now();
      // The reads in batches, as a run makes them, and the first of them before all writes.
      const every = Math.ceil(writes / reads);
      const calls = Array.from({ length: writes }, (_, index): Array<'read' | 'write'> =>
        index % every === 0 ? ['read', 'write'] : ['write'],
      ).flat();
      await spendAll(budget, clock, calls);
      const tookMs = clock.now() - start;
      expect(foretold.durationMs / tookMs).toBeGreaterThan(0.98);
      expect(foretold.durationMs / tookMs).toBeLessThan(1.02);
      expect(foretold).toMatchObject({ reads, writes, endsAt: start + foretold.durationMs });
      expect(foretold.days.reduce((sum, day) => sum + day.writes, 0)).toBe(writes);
    },
  );

  test('counts with the time that calls take', async () => {
    const clock = fakeClock();
    const budget = await openTestBudget({ limits: 'nexudus', clock });
    const call = async (): Promise<void> => {
      const reservation = await budget.reserve('write');
      if (reservation.kind === 'wait') return clock.advance(reservation.ms);
      clock.advance(2_900);
      await reservation.settle();
    };
    for (let ask = 0; ask < 20; ask++) await call();
    const { durationMs } = await budget.forecast({ reads: 0, writes: 600 });
    expect(durationMs / 600).toBeCloseTo(3_000, -2);
  });

  test('tells the part of the writes left today', async () => {
    const clock = fakeClock();
    const budget = await openTestBudget({ limits: 'nexudus', clock });
    await spendAll(
      budget,
      clock,
      Array.from({ length: 1_000 }, () => 'write' as const),
    );
    expect((await budget.forecast({ reads: 0, writes: 1_000 })).shareOfToday).toBe(0.25);
    expect((await budget.forecast({ reads: 0, writes: 8_000 })).shareOfToday).toBe(2);
    expect((await budget.forecast({ reads: 9, writes: 0 })).shareOfToday).toBe(0);
  });

  test('knows no part of today without limits, and counts a day of shorter windows', async () => {
    const free = await openTestBudget({ limits: 'none' });
    expect(await free.forecast({ reads: 1, writes: 1 })).toMatchObject({ shareOfToday: null, durationMs: 0 });
    const short = await openTestBudget({ limits: 'writes=10/1m' });
    expect((await short.forecast({ reads: 0, writes: 7_200 })).shareOfToday).toBe(0.5);
    const weekly = await openTestBudget({ limits: 'writes=700/7d' });
    expect((await weekly.forecast({ reads: 0, writes: 70 })).shareOfToday).toBe(0.1);
  });

  test('begins behind a pause', async () => {
    const budget = await openTestBudget({ limits: 'nexudus' });
    await budget.throttled(30_000);
    const { durationMs } = await budget.forecast({ reads: 0, writes: 1 });
    expect(durationMs).toBe(30_000);
  });
});
