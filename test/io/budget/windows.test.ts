import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeLimits, parseLimits, type Limits, type Window } from '../../../src/budget/limits.ts';
import { gatesOf } from '../../../src/budget/window-wait.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { fakeClock, openTestBudget, spend, spendAll } from './open-test-budget.ts';

interface Call {
  readonly traffic: 'read' | 'write';
  /** When the server counted it: some time between its leave and its answer. */
  readonly countedAt: number;
}

/** One thing that happens: some time passes, or a call asks to go and is so long on its way. */
type Event =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'call'; readonly traffic: 'read' | 'write'; readonly latencyMs: number; readonly early: number };

const windows: fc.Arbitrary<readonly Window[]> = fc.array(
  fc.record({ count: fc.integer({ min: 1, max: 12 }), spanMs: fc.constantFrom(1, 30, 100, 777.5, 2_000, 60_000) }),
  { maxLength: 3 },
);
const anyLimits: fc.Arbitrary<Limits> = fc
  .record({ all: windows, reads: windows, writes: windows })
  .filter((limits) => describeLimits(limits) !== 'none');
const traffic = fc.constantFrom('read' as const, 'write' as const);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.double({ min: 0, max: 5_000, noNaN: true }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('call' as const),
      traffic,
      latencyMs: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 3_000, noNaN: true })),
      early: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
);

test('whatever the limits and the latencies, no span of time holds more calls than a window allows', async () => {
  await fc.assert(
    fc.asyncProperty(anyLimits, fc.array(event, { minLength: 1, maxLength: 60 }), async (limits, events) => {
      assertInside(limits, await happen(limits, events));
    }),
    { numRuns: 60 },
  );
});

test('alone, a call goes after just the time that was said', async () => {
  await fc.assert(
    fc.asyncProperty(anyLimits, fc.array(traffic, { maxLength: 30 }), async (limits, calls) => {
      const clock = fakeClock();
      const budget = await openTestBudget({ limits: describeLimits(limits), clock });
      for (const call of calls) {
        const answer = await spend(budget, call);
        if (answer === 'gone') continue;
        clock.advance(answer);
        expect(await spend(budget, call)).toBe('gone');
      }
      await budget.close();
    }),
    { numRuns: 60 },
  );
});

test('nothing waits while everything fits', async () => {
  await fc.assert(
    fc.asyncProperty(anyLimits, fc.array(traffic, { minLength: 1, maxLength: 12 }), async (limits, calls) => {
      const clock = fakeClock();
      const budget = await openTestBudget({ limits: describeLimits(limits), clock });
      const fits = Object.entries({
        all: calls,
        reads: calls.filter((call) => call === 'read'),
        writes: calls.filter((call) => call === 'write'),
      }).every(([stream, those]) => limits[stream as keyof Limits].every(({ count }) => those.length <= count));
      for (const call of calls) if (fits) expect(await spend(budget, call)).toBe('gone');
      await budget.close();
    }),
    { numRuns: 60 },
  );
});

test('calls that are on their way hold their places until they land, and a span longer', async () => {
  const clock = fakeClock();
  const budget = await openTestBudget({ limits: 'all=1/100ms', clock });
  const first = await budget.reserve('read');
  clock.advance(90_000);
  expect(await spend(budget)).toBeCloseTo(100.9, 3);
  if (first.kind === 'go') await first.settle();
  clock.advance(100);
  expect(await spend(budget)).toBeLessThan(1);
  clock.advance(1);
  expect(await spend(budget)).toBe('gone');
});

test('calls of another opening of the same process hold their places as well', async () => {
  const clock = fakeClock();
  const home = `${await temporaryFolder()}/home`;
  const ours = await openTestBudget({ limits: 'all=1/100ms', clock, home });
  const theirs = await openTestBudget({ limits: 'all=1/100ms', clock, home });
  await ours.reserve('read');
  clock.advance(1_000);
  expect(await spend(theirs)).toBeCloseTo(100.9, 3);
});

test('a call that may not go takes nothing', async () => {
  const clock = fakeClock();
  const budget = await openTestBudget({ limits: 'writes=1/1s;all=2/1m', clock });
  expect(await spend(budget)).toBe('gone');
  for (let ask = 0; ask < 5; ask++) expect(await spend(budget)).toBeCloseTo(1002, 5);
  expect(await spend(budget, 'read')).toBe('gone');
});

test('settling twice counts once, and lands no other call', async () => {
  const clock = fakeClock();
  const budget = await openTestBudget({ limits: 'writes=2/1s', clock });
  const one = await budget.reserve('write');
  await budget.reserve('write');
  if (one.kind === 'go') await Promise.all([one.settle(), one.settle()]);
  expect((await budget.usage()).writesToday).toBe(2);
  clock.advance(2_000);
  expect(await spend(budget)).toBe('gone');
  expect(await spend(budget)).not.toBe('gone');
});

test('large windows are kept to the last call, and through thousands of them', async () => {
  const clock = fakeClock();
  const budget = await openTestBudget({ limits: 'writes=1000/1m;all=3000/1h', clock });
  const times = await spendAll(
    budget,
    clock,
    Array.from({ length: 7_000 }, () => 'write' as const),
  );
  assertInside(
    parseLimits('writes=1000/1m;all=3000/1h'),
    times.map((countedAt) => ({ traffic: 'write', countedAt })),
  );
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(2 * 3_600_000 + 1_000);
});

async function happen(limits: Limits, events: readonly Event[]): Promise<readonly Call[]> {
  const clock = fakeClock();
  const budget = await openTestBudget({ limits: describeLimits(limits), clock });
  const calls: Call[] = [];
  const landings: Array<{ readonly at: number; readonly settle: () => Promise<void> }> = [];
  const passTo = async (time: number): Promise<void> => {
    for (const landing of landings.toSorted((one, other) => one.at - other.at)) {
      if (landing.at > time) break;
      clock.set(Math.max(clock.now(), landing.at));
      landings.splice(landings.indexOf(landing), 1);
      await landing.settle();
    }
    clock.set(time);
  };
  for (const happening of events) {
    if (happening.kind === 'pass') {
      await passTo(clock.now() + happening.ms);
      continue;
    }
    const reservation = await budget.reserve(happening.traffic);
    if (reservation.kind === 'wait') {
      await passTo(clock.now() + reservation.ms);
      continue;
    }
    const { traffic: kind, latencyMs, early } = happening;
    calls.push({ traffic: kind, countedAt: clock.now() + latencyMs * early });
    landings.push({ at: clock.now() + latencyMs, settle: reservation.settle });
  }
  await budget.close();
  return calls;
}

function assertInside(limits: Limits, calls: readonly Call[]): void {
  for (const kind of ['read', 'write'] as const) {
    for (const { stream, count, spanMs } of gatesOf(limits, kind)) {
      const times = calls
        .filter((call) => stream === 'all' || call.traffic === kind)
        .map((call) => call.countedAt)
        .toSorted((one, other) => one - other);
      // A call may come in just when one more than a full window ago is a span old.
      for (const [index, time] of times.entries()) {
        expect(time - (times[index - count] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(spanMs);
      }
    }
  }
}
