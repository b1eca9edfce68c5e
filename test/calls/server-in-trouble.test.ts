import { describe, expect, test } from 'vitest';
import type { Calls } from '../../src/ports/calls.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import { openCalls } from './open-calls.ts';
import { deposits, oops, script } from './write-note.ts';

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

  test('that fails now and then is given none, as successes earn retries', async () => {
    const sandbox = await openSandbox();
    const { calls, events } = await openCalls({ ...sandbox, random: () => 0 });
    await script(sandbox, { match: { nth: Array.from({ length: 40 }, (_, index) => index * 8 + 8) }, do: oops });
    for (let call = 0; call < 250; call += 1) await calls.readOne(deposits, 1);
    expect(calls.requests().retried).toBeGreaterThan(30);
    expect(events.filter(({ kind }) => kind === 'paused')).toEqual([]);
  });
});
