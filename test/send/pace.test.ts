import { describe, expect, test } from 'vitest';
import { sendChanges } from '../../src/send/send-changes.ts';
import { createVirtualClock } from '../calls/virtual-clock.ts';
import { openRun, type OpenedRun, type RunOptions } from './open-run.ts';

/** The server's limits and ours are the same, and time passes only while everybody waits. */
async function openSlowRun(limits: string, rows: number, options: RunOptions = {}): Promise<OpenedRun> {
  const clock = createVirtualClock();
  return await openRun({
    ...options,
    sandbox: { limits, ...options.sandbox },
    calls: { clock, limits, ...options.calls },
    rows: { 'contract-deposits': rows },
  });
}

/** How old each record's copy was when it was written, by what the server saw. */
function agesOf({ sandbox }: OpenedRun): readonly number[] {
  const ages: number[] = [];
  const reads = new Map<number, number>();
  for (const { method, at, id, query } of sandbox.requests()) {
    const time = Date.parse(at);
    if (method === 'PUT') ages.push(time - (reads.get(id ?? 0) ?? Number.NEGATIVE_INFINITY));
    for (const one of decodeURIComponent(query).match(/\d+/g) ?? []) reads.set(Number(one), time);
  }
  return ages;
}

describe('under limits', () => {
  test('the documented ones are used in full, without a throttled reply and with few reads', async () => {
    const run = await openSlowRun('nexudus', 130);
    const start = run.clock.now();
    expect(await run.send()).toBeNull();
    expect(await run.states()).toEqual({ updated: 130 });
    const { reads, throttled } = run.opened.calls.requests();
    expect(throttled).toBe(0);
    expect(reads).toBeLessThanOrEqual(10);
    // 60 at once, 60 after a minute and the rest, a tenth of a second each, after another.
    expect(run.clock.now() - start).toBeLessThan(121_000 * 1.03);
  });

  test.each(['writes=1/5s', 'writes=1/20s', 'writes=3/1m', 'writes=10/5m;all=1/2s'])(
    'such as %s no copy of a record is written that is older than a minute',
    async (limits) => {
      const run = await openSlowRun(limits, 25);
      expect(await run.send()).toBeNull();
      expect(await run.states()).toEqual({ updated: 25 });
      expect(agesOf(run)).toHaveLength(25);
      expect(Math.max(...agesOf(run))).toBeLessThanOrEqual(60_000);
      expect(run.opened.calls.requests().throttled).toBe(0);
    },
  );

  test.each([
    ['read too early', 60_001],
    ['read before the clock was set back', -3_600_000],
  ])('rows that were %s are read again, with what somebody did meanwhile', async (_, leapMs) => {
    const run = await openSlowRun('none', 3, { settings: { concurrency: 1 } });
    const [, second] = await run.entries();
    const { calls } = run.work;
    const write: typeof calls.write = async (path, body, turn) => {
      const written = await calls.write(path, body, turn);
      if (calls.requests().writes === 1 && written.kind === 'accepted') {
        run.clock.advance(leapMs);
        await run.sandbox.send('PATCH', `/sandbox/records/contract-deposits/${second?.id}`, { body: { Price: 4711 } });
      }
      return written;
    };
    await sendChanges({ ...run.work, calls: { ...calls, write } });
    expect(await run.states()).toEqual({ updated: 3 });
    expect(await run.record({ id: second?.id ?? 0, input: 0 })).toMatchObject({ Price: 4711 });
    expect(run.opened.calls.requests().reads).toBeGreaterThanOrEqual(3);
    expect((await run.entries()).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });

  test('that never let a write follow its read soon enough, the run ends instead of reading for ever', async () => {
    const run = await openSlowRun('all=1/2m', 3);
    expect(await run.send()).toMatchObject({ kind: 'budget', exitCode: 10 });
    expect(await run.states()).toEqual({ planned: 3 });
    expect(run.opened.calls.requests().reads).toBeLessThan(20);
  });
});
