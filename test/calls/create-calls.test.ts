import { describe, expect, test } from 'vitest';
import { deadUrl } from '../io/api/tiny-server.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import { openCalls } from './open-calls.ts';
import { createVirtualClock } from './virtual-clock.ts';
import { deposits, idsOf, oops, script, writeNote } from './write-note.ts';

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
      { match: { nth: 2 }, do: { status: 500, body: '<html>Server Error</html>' } },
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
    const before = clock.now();
    expect(await writeNote(calls, sandbox, { nth: 1, until: before + 30_000 })).toEqual({
      kind: 'outdated',
      attempts: 0,
      inDoubt: false,
      announced: [1],
    });
    expect(clock.now()).toBe(before);
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
