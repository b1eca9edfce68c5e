import { describe, expect, test } from 'vitest';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import { openCalls } from './open-calls.ts';
import { createVirtualClock } from './virtual-clock.ts';
import { deposits, writeNote } from './write-note.ts';

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
        // The budget is careful by some milliseconds, and a minute that has begun counts.
        message: 'the budget of 2 writes a day is used up until 2026-01-03 12:01 UTC',
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
