import { describe, expect, test } from 'vitest';
import type { LiveRecord } from '../../src/model.ts';
import type { Calls, Written } from '../../src/ports/calls.ts';
import { deadUrl } from '../io/api/tiny-server.ts';
import { openSandbox, type Opened } from '../sandbox/open-sandbox.ts';
import { openCalls } from './open-calls.ts';
import { createVirtualClock } from './virtual-clock.ts';

const deposits = '/api/billing/contractdeposits';
const never = Number.POSITIVE_INFINITY;
const oops = { status: 500, body: { Message: 'An error has occurred.' } };

const recordsOf = (sandbox: Opened): readonly LiveRecord[] => sandbox.records('contract-deposits') as LiveRecord[];
const idsOf = (sandbox: Opened): number[] => recordsOf(sandbox).map((record) => record['Id'] as number);

async function script(sandbox: Opened, ...faults: readonly unknown[]): Promise<void> {
  await sandbox.send('POST', '/sandbox/faults', { body: { faults } });
}

/** Writes a note into the so-manieth record, and gives the attempts that were announced besides. */
async function writeNote(
  calls: Calls,
  sandbox: Opened,
  { nth = 0, until = never, tried = 0 } = {},
): Promise<Written & { readonly announced: readonly number[] }> {
  const announced: number[] = [];
  const body = { ...recordsOf(sandbox)[nth], Notes: 'new' };
  const onSend = async (attempt: number): Promise<void> => void announced.push(attempt);
  return { ...(await calls.write(deposits, body, { until, onSend, tried })), announced };
}

describe('answers about the row', () => {
  test('an accepted write took one request', async () => {
    const sandbox = await openSandbox();
    const { calls } = await openCalls(sandbox);
    expect(await writeNote(calls, sandbox)).toMatchObject({
      kind: 'accepted',
      attempts: 1,
      inDoubt: false,
      announced: [1],
    });
    expect(calls.requests()).toEqual({ reads: 0, writes: 1, throttled: 0, retried: 0 });
  });

  test.each([
    ['rejected', { status: 400, body: { Message: 'Price: too high', Value: null, Errors: [], WasSuccessful: false } }],
    ['rejected', { status: 200, body: { Message: 'Locked', WasSuccessful: false } }],
    ['missing', { status: 404, body: 'Not found' }],
    ['conflict', { status: 409, body: { Message: 'in use' } }],
  ])('one that was %s is given back at once', async (kind, fault) => {
    const sandbox = await openSandbox();
    const { calls } = await openCalls(sandbox);
    await script(sandbox, { match: { method: 'PUT' }, do: fault });
    expect(await writeNote(calls, sandbox)).toMatchObject({ kind, attempts: 1, announced: [1] });
    expect(calls.halted()).toBeNull();
  });

  test.each([401, 403])('one that was denied with %d ends the run', async (status) => {
    const sandbox = await openSandbox();
    const { calls } = await openCalls(sandbox);
    await script(sandbox, { match: { method: 'PUT' }, do: { status, body: { Message: 'no' } } });
    expect(await writeNote(calls, sandbox)).toMatchObject({ kind: 'halted', halt: { kind: 'denied', exitCode: 6 } });
    expect(await calls.readOne(deposits, 1)).toMatchObject({ kind: 'halted', halt: { kind: 'denied' } });
    expect(sandbox.requests()).toHaveLength(1);
  });
});

describe('trouble that passes', () => {
  test('is waited out, and the write counts each request', async () => {
    const sandbox = await openSandbox();
    const { calls, clock, events } = await openCalls(sandbox);
    await script(
      sandbox,
      { match: { nth: 1 }, do: oops },
      { match: { nth: 2 }, do: { status: 502, body: '<html>Bad Gateway</html>' } },
    );
    const before = clock.now();
    expect(await writeNote(calls, sandbox)).toMatchObject({ kind: 'accepted', attempts: 3, announced: [1, 2, 3] });
    expect(clock.now() - before).toBe(500 + 1000);
    expect(events.map(({ kind, ms }) => [kind, ms])).toEqual([
      ['retried', 500],
      ['retried', 1000],
    ]);
    expect(calls.requests()).toMatchObject({ writes: 3, retried: 2 });
  });

  test('that does not pass is given back after the last retry, in doubt', async () => {
    const sandbox = await openSandbox();
    const { calls } = await openCalls({ ...sandbox, retries: 2 });
    await script(sandbox, { do: oops });
    expect(await writeNote(calls, sandbox)).toMatchObject({ kind: 'transient', attempts: 3, inDoubt: true });
  });

  test('counts what was tried before against the retries', async () => {
    const sandbox = await openSandbox();
    const { calls } = await openCalls({ ...sandbox, retries: 2 });
    await script(sandbox, { do: oops });
    expect(await writeNote(calls, sandbox, { tried: 2 })).toMatchObject({ kind: 'transient', attempts: 1 });
  });

  test('a read whose connection broke off is made again; a write is given back at once', async () => {
    const sandbox = await openSandbox();
    const { calls } = await openCalls(sandbox);
    await script(sandbox, { match: { nth: [1, 3] }, do: 'reset' });
    const [id = 0] = idsOf(sandbox);
    expect(await calls.readOne(deposits, id)).toMatchObject({ kind: 'accepted', value: { Id: id } });
    expect(await writeNote(calls, sandbox)).toMatchObject({ kind: 'unknown', attempts: 1, inDoubt: true });
  });

  test('a server that is not there is given up after three tries', async () => {
    const { calls } = await openCalls({ baseUrl: await deadUrl() });
    expect(await calls.readBatch(deposits, [1])).toEqual({
      kind: 'halted',
      halt: { kind: 'trouble', message: 'the server cannot be reached: nothing listens there', exitCode: 5 },
    });
    expect(calls.requests()).toMatchObject({ reads: 3, retried: 2 });
  });
});

describe('throttled replies', () => {
  test.each([409, 429] as const)('in the form of a %d cost time and no attempt', async (throttle) => {
    const clock = createVirtualClock();
    const sandbox = await openSandbox({ limits: 'writes=1/1m', throttle, now: () => clock.now() });
    const { calls, events, waits } = await openCalls({ ...sandbox, clock, retries: 0 });
    await writeNote(calls, sandbox);
    const before = clock.now();
    expect(await writeNote(calls, sandbox, { nth: 1 })).toMatchObject({
      kind: 'accepted',
      attempts: 1,
      announced: [1, 1],
    });
    expect(clock.now() - before).toBeGreaterThanOrEqual(60_000);
    expect(calls.requests()).toEqual({ reads: 0, writes: 3, throttled: 1, retried: 0 });
    expect(events[0]).toMatchObject({ kind: 'throttled', ms: 60_000 });
    expect(waits[0]).toEqual({ why: 'throttle', until: before + 60_000 });
    expect(waits.at(-1)).toBeNull();
  });

  test('count for no cap on writes', async () => {
    const clock = createVirtualClock();
    const sandbox = await openSandbox({ limits: 'writes=1/1m', now: () => clock.now() });
    const { calls } = await openCalls({ ...sandbox, clock, maxWrites: 2 });
    await writeNote(calls, sandbox);
    expect(await writeNote(calls, sandbox, { nth: 1 })).toMatchObject({ kind: 'accepted' });
    expect(await writeNote(calls, sandbox, { nth: 2 })).toMatchObject({ kind: 'halted', halt: { kind: 'writes' } });
  });

  test('make a write that would come too late outdated', async () => {
    const clock = createVirtualClock();
    const sandbox = await openSandbox({ limits: 'writes=1/1m', now: () => clock.now() });
    const { calls } = await openCalls({ ...sandbox, clock });
    await writeNote(calls, sandbox);
    const until = clock.now() + 30_000;
    expect(await writeNote(calls, sandbox, { nth: 1, until })).toEqual({
      kind: 'outdated',
      attempts: 0,
      inDoubt: false,
      announced: [1],
    });
  });

  test('that ask for more than an hour end the run', async () => {
    const sandbox = await openSandbox();
    const { calls } = await openCalls(sandbox);
    await script(sandbox, { do: { status: 429, body: '', headers: { 'Retry-After': '7200' } } });
    expect(await writeNote(calls, sandbox)).toMatchObject({
      kind: 'halted',
      halt: { kind: 'budget', message: 'the server asks to wait until 2026-01-02 14:00 UTC', exitCode: 10 },
    });
  });
});

describe('the budget', () => {
  test('is waited for, and no reply is throttled', async () => {
    const clock = createVirtualClock();
    const sandbox = await openSandbox({ limits: 'writes=2/1m', now: () => clock.now() });
    const { calls, waits } = await openCalls({ ...sandbox, clock, limits: 'writes=2/1m' });
    const before = clock.now();
    for (const nth of [0, 1, 2, 3])
      expect(await writeNote(calls, sandbox, { nth })).toMatchObject({ kind: 'accepted' });
    expect(clock.now() - before).toBeGreaterThanOrEqual(60_000);
    expect(clock.now() - before).toBeLessThan(60_100);
    expect(calls.requests()).toMatchObject({ writes: 4, throttled: 0 });
    expect(waits[0]).toMatchObject({ why: 'window' });
  });

  test('that is used up for the day ends the run and says until when', async () => {
    const sandbox = await openSandbox();
    const { calls } = await openCalls({ ...sandbox, limits: 'writes=2/1d' });
    await writeNote(calls, sandbox);
    await writeNote(calls, sandbox);
    expect(await writeNote(calls, sandbox)).toMatchObject({
      kind: 'halted',
      halt: {
        kind: 'budget',
        message: 'the budget of 2 writes a day is used up until 2026-01-03 12:00 UTC',
        exitCode: 10,
      },
    });
    expect(await calls.room(45_000, 50)).toBe(0);
    expect(calls.requests().writes).toBe(2);
  });

  test('gives room for writes, and a wait until there is some', async () => {
    const sandbox = await openSandbox();
    const { calls, clock } = await openCalls({ ...sandbox, limits: 'writes=2/1m' });
    expect(await calls.room(45_000, 50)).toBe(2);
    await writeNote(calls, sandbox);
    await writeNote(calls, sandbox);
    expect(await calls.room(45_000, 50)).toBe(0);
    const before = clock.now();
    expect(await calls.waitForRoom()).toBeNull();
    expect(clock.now() - before).toBeGreaterThanOrEqual(54_000);
    expect(clock.now() - before).toBeLessThan(60_000);
    expect(await calls.room(45_000, 50)).toBe(2);
  });
});

describe('the caps of a run', () => {
  test('no more writes are made than allowed, however many ask at once', async () => {
    const sandbox = await openSandbox();
    const { calls } = await openCalls({ ...sandbox, maxWrites: 3 });
    expect(await calls.room(45_000, 50)).toBe(3);
    const written = await Promise.all([0, 1, 2, 3, 4, 5].map(async (nth) => await writeNote(calls, sandbox, { nth })));
    expect(written.map(({ kind }) => kind).toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => 'accepted'),
      ...Array.from({ length: 3 }, () => 'halted'),
    ]);
    expect(calls.halted()).toEqual({
      kind: 'writes',
      message: '3 writes were made, which is what --max-writes allows',
      exitCode: 10,
    });
    expect(sandbox.requests()).toHaveLength(3);
  });

  test('nobody waits for room when no write is allowed any more', async () => {
    const sandbox = await openSandbox();
    const { calls } = await openCalls({ ...sandbox, maxWrites: 0 });
    expect(await calls.waitForRoom()).toMatchObject({ kind: 'writes' });
  });

  test('nothing begins after the time is over', async () => {
    const sandbox = await openSandbox();
    const clock = createVirtualClock();
    const { calls } = await openCalls({ ...sandbox, clock, endsAt: clock.now() + 60_000 });
    expect(await writeNote(calls, sandbox)).toMatchObject({ kind: 'accepted' });
    clock.advance(60_000);
    expect(await writeNote(calls, sandbox)).toMatchObject({
      kind: 'halted',
      halt: { kind: 'time', message: 'the time that --max-duration gives ends at 2026-01-02 12:01 UTC', exitCode: 10 },
    });
  });

  test('a wait beyond the time is not begun', async () => {
    const sandbox = await openSandbox();
    const clock = createVirtualClock();
    const endsAt = clock.now() + 30_000;
    const { calls } = await openCalls({ ...sandbox, clock, endsAt, limits: 'writes=1/1m' });
    await writeNote(calls, sandbox);
    expect(await writeNote(calls, sandbox)).toMatchObject({ kind: 'halted', halt: { kind: 'time' } });
    expect(clock.now()).toBeLessThan(endsAt);
  });
});

describe('an interruption', () => {
  test('ends every wait at once and lets what is under way finish', async () => {
    const sandbox = await openSandbox({ latencyMs: 30 });
    const stop = new AbortController();
    const { calls } = await openCalls({ ...sandbox, limits: 'writes=1/1m', signal: stop.signal });
    const under = writeNote(calls, sandbox);
    const waiting = writeNote(calls, sandbox, { nth: 1 });
    stop.abort(143);
    const halt = { kind: 'interrupted', message: 'it was interrupted', exitCode: 143 };
    expect(await waiting).toEqual({ kind: 'halted', halt, attempts: 0, inDoubt: false, announced: [] });
    expect(await under).toMatchObject({ kind: 'accepted' });
    expect(calls.halted()).toEqual(halt);
  });

  test('from before the start lets nothing begin', async () => {
    const sandbox = await openSandbox();
    const { calls } = await openCalls({ ...sandbox, signal: AbortSignal.abort(130) });
    expect(await calls.readBatch(deposits, [1])).toMatchObject({ kind: 'halted', halt: { exitCode: 130 } });
    expect(sandbox.requests()).toEqual([]);
  });

  test('stays the reason, whatever else goes wrong after it', async () => {
    const sandbox = await openSandbox();
    const stop = new AbortController();
    const { calls } = await openCalls({ ...sandbox, signal: stop.signal });
    stop.abort(130);
    calls.halt({ kind: 'errors', message: 'too many', exitCode: 8 });
    expect(calls.halted()).toMatchObject({ kind: 'interrupted' });
  });
});

describe('a server in trouble', () => {
  const readAll = async (calls: Calls, count: number): Promise<string[]> => {
    const replies = await Promise.all(Array.from({ length: count }, async () => await calls.readOne(deposits, 1)));
    return replies.map(({ kind }) => kind);
  };

  test('is left alone, probed once, and called again when it is well', async () => {
    const sandbox = await openSandbox();
    const { calls, events, waits, clock } = await openCalls({ ...sandbox, random: () => 0 });
    await calls.readOne(deposits, 1);
    await script(sandbox, { match: { nth: Array.from({ length: 12 }, (_, index) => index + 1) }, do: oops });
    const before = clock.now();
    expect(await readAll(calls, 12)).toEqual(Array.from({ length: 12 }, () => 'missing'));
    const pauses = events.filter(({ kind }) => kind === 'paused');
    expect(pauses.map(({ ms }) => ms)).toEqual([5000]);
    expect(clock.now() - before).toBe(5000);
    expect(waits).toContainEqual({ why: 'pause', until: before + 5000 });
    expect(calls.requests()).toMatchObject({ reads: 1 + 12 + 12 });
  });

  test('that fails three probes ends the run', async () => {
    const sandbox = await openSandbox();
    const { calls, clock } = await openCalls({ ...sandbox, random: () => 0, retries: 20 });
    await calls.readOne(deposits, 1);
    await script(sandbox, { do: oops });
    const before = clock.now();
    expect(await readAll(calls, 4)).toEqual(['halted', 'halted', 'halted', 'halted']);
    expect(calls.halted()).toMatchObject({ kind: 'trouble', exitCode: 5 });
    expect(clock.now() - before).toBe(5000 + 15_000 + 30_000);
    // The good one before and ten bad ones are needed to see it, three more may be under way.
    expect(calls.requests().reads).toBeLessThanOrEqual(1 + 10 + 3 + 3);
  });

  test('that fails too large a part of all requests is given pauses', async () => {
    const sandbox = await openSandbox();
    const { calls, events } = await openCalls({ ...sandbox, random: () => 0 });
    await calls.readOne(deposits, 1);
    await script(sandbox, { match: { nth: Array.from({ length: 100 }, (_, index) => index * 3 + 1) }, do: oops });
    for (let call = 0; call < 100; call += 1)
      expect(await calls.readOne(deposits, 1)).toMatchObject({ kind: 'missing' });
    expect(events.filter(({ kind }) => kind === 'paused').length).toBeGreaterThanOrEqual(1);
    expect(calls.halted()).toBeNull();
  });
});
