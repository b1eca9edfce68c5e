import { expect, onTestFinished, test } from 'vitest';
import { parseLimits, type Window } from '../../src/budget/limits.ts';
import { openDays, type Days, type DaysOptions, type Night } from '../helpers/days.ts';

const dayMs = 86_400_000;
const sending = { maxDurationMs: 7_200_000 };
const evening = Date.UTC(2026, 0, 5, 22);

// `npm run days` takes half a minute; what takes days in both is how many writes a day allows.
const isFull = process.env['MODE'] === 'days';
const tenth = 'writes=60/1m,500/1d;all=1/100ms,120/1m,500/1h,20000/1d';
const options: DaysOptions = {
  rows: isFull ? 12_000 : 1200,
  limits: isFull ? 'nexudus' : tenth,
  start: evening,
  latencyMs: 120,
};

test(
  'a migration over three nights keeps to every window and to its forecast, and to what others did between them',
  { timeout: 600_000 },
  async () => {
    const days = await openDays(onTestFinished, options);
    const first = await days.begin(sending);
    expect(first.document.run).toMatchObject({ status: 'stopped', exitCode: 10 });
    const edited = await editOthers(days, 'in the first day');
    await waitUntil(days, evening + dayMs);
    const second = await days.goOn(sending);
    expect(second.document.run).toMatchObject({ status: 'stopped', exitCode: 10 });
    const editedAgain = await editOthers(days, 'in the second day');
    const [stale = 0] = editedAgain.toReversed();
    await days.meddle(stale, { Price: 1.5 });
    await waitUntil(days, evening + 2 * dayMs);
    const third = await days.goOn(sending);

    expect(third.document.run).toMatchObject({ status: 'complete', exitCode: 3 });
    expect(third.document.totals).toMatchObject({ rows: options.rows, updated: options.rows - 1, stale: 1 });
    expect(third.document.requests).toMatchObject({ writes: options.rows - 1, throttled: 0, retried: 0 });
    expect(days.sandbox.requests().filter(({ status }) => status !== 200)).toEqual([]);
    expect(fullestWindows(days)).toEqual(fullestWindows(days).map(({ window }) => ({ window, isKept: true })));
    expect(Math.max(...agesOf(days))).toBeLessThanOrEqual(60_000);

    expect(edited.length).toBeGreaterThan(30);
    expectKept(
      days,
      edited.filter((id) => !editedAgain.includes(id)),
      'in the first day',
    );
    expectKept(days, editedAgain, 'in the second day');
    expect(pricesOtherThanWanted(days)).toEqual([[stale, 1.5]]);
    expectForeseen([first, second, third]);
  },
);

async function waitUntil({ clock }: Days, time: number): Promise<void> {
  clock.advance(time - clock.now());
}

/** Somebody else changes fields that the file does not mention, in records that are still to be written. */
async function editOthers(days: Days, notes: string): Promise<readonly number[]> {
  const unwritten = days.records().filter(({ Id, Price }) => Price !== Id);
  const chosen = unwritten.filter((_, index) => index % 20 === 0).map(({ Id }) => Number(Id));
  for (const id of chosen) await days.meddle(id, { Notes: notes, Refundable: true, SystemId: `${notes} ${id}` });
  return chosen;
}

function expectKept(days: Days, ids: readonly number[], notes: string): void {
  const kept = days.records().filter(({ Id }) => ids.includes(Number(Id)));
  const said = kept.map(({ Id, Notes, Refundable, SystemId }) => ({ Id, Notes, Refundable, SystemId }));
  expect(said).toEqual(ids.map((Id) => ({ Id, Notes: notes, Refundable: true, SystemId: `${notes} ${Id}` })));
}

function pricesOtherThanWanted(days: Days): ReadonlyArray<readonly unknown[]> {
  return days
    .records()
    .filter(({ Id, Price }) => Id !== Price)
    .map(({ Id, Price }) => [Id, Price]);
}

/** Whether the server ever saw more calls in a window than it has room for, by its own log. */
function fullestWindows({ sandbox }: Days): ReadonlyArray<{ readonly window: string; readonly isKept: boolean }> {
  const { all, writes, reads } = parseLimits(options.limits);
  const requests = sandbox.requests().map(({ method, at }) => ({ isWrite: method === 'PUT', at: Date.parse(at) }));
  const check = (name: string, windows: readonly Window[], counts: (isWrite: boolean) => boolean) =>
    windows.map(({ count, spanMs }) => {
      const times = requests.filter(({ isWrite }) => counts(isWrite)).map(({ at }) => at);
      const isKept = times.every((at, index) => index < count || at - (times[index - count] ?? 0) >= spanMs);
      return { window: `${name} ${count} in ${spanMs} ms`, isKept };
    });
  return [
    ...check('all', all, () => true),
    ...check('writes', writes, (isWrite) => isWrite),
    ...check('reads', reads, (isWrite) => !isWrite),
  ];
}

/** How old each record's copy was when it was written, by what the server saw. */
function agesOf({ sandbox }: Days): readonly number[] {
  const reads = new Map<number, number>();
  return sandbox.requests().flatMap(({ method, at, id, query }) => {
    const time = Date.parse(at);
    for (const one of decodeURIComponent(query).match(/\d+/g) ?? []) reads.set(Number(one), time);
    return method === 'PUT' ? [time - (reads.get(id ?? 0) ?? Number.NEGATIVE_INFINITY)] : [];
  });
}

/** What was shown before the first write came true: how many writes each day has, and when the last is over. */
function expectForeseen(nights: readonly Night[]): void {
  const forecast = nights[0]?.asked?.plan.forecast ?? null;
  const writes = nights.map(({ document }) => document.requests.writes);
  const perNight = writes.map((sum, index) => sum - (writes[index - 1] ?? 0));
  const foreseen = forecast?.days.map((day) => day.writes) ?? [];
  // The row that turned out stale at the end cost no write.
  expect(foreseen).toEqual(perNight.map((count, index) => count + Number(index === nights.length - 1)));
  // Two in a hundred of the hours of work; of the three days it is far less. Each night says it anew.
  const workedMs = nights.reduce((sum, { endedAt }, index) => sum + endedAt - evening - index * dayMs, 0);
  const forecasts = [forecast, ...nights.slice(0, -1).map(({ document }) => document.plan.forecast)];
  for (const each of forecasts) {
    const off = Math.abs(Date.parse(each?.endsAt ?? '') - (nights.at(-1)?.endedAt ?? 0));
    expect(off).toBeLessThan(0.02 * workedMs);
  }
}
