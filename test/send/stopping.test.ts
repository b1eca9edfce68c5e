import { describe, expect, test } from 'vitest';
import { sendChanges } from '../../src/send/send-changes.ts';
import type { CanarySummary } from '../../src/send/work.ts';
import { createVirtualClock } from '../calls/virtual-clock.ts';
import { script } from '../calls/write-note.ts';
import { openRun } from './open-run.ts';

const locked = { status: 200, body: { Message: 'Locked', WasSuccessful: false } };

describe('an interruption in the middle', () => {
  test('lets rows in flight finish and leaves the others as they were', async () => {
    const stop = new AbortController();
    const run = await openRun({
      rows: { 'contract-deposits': 30 },
      sandbox: { latencyMs: 20 },
      calls: { signal: stop.signal },
      work: { onRow: () => stop.abort(143) },
    });
    expect(await run.send()).toMatchObject({ kind: 'interrupted', exitCode: 143 });
    const states = await run.states();
    expect(Object.keys(states).toSorted()).toEqual(['planned', 'written']);
    expect(states.written).toBeLessThanOrEqual(8);
    expect(await run.entries('planned')).toMatchObject(
      Array.from({ length: states.planned ?? 0 }, () => ({ attempts: 0, before: null })),
    );
    const notes = run.sandbox
      .records('contract-deposits')
      .filter(({ Notes }) => typeof Notes === 'string' && Notes.startsWith('note '));
    expect(notes).toHaveLength(states.written ?? 0);
  });

  test('leaves a row `sending` whose answer did not come', async () => {
    const stop = new AbortController();
    const run = await openRun({ rows: { 'contract-deposits': 1 }, calls: { signal: stop.signal } });
    await script(run.sandbox, { match: { method: 'PUT' }, do: 'apply-then-reset' });
    const { calls } = run.work;
    const write: typeof calls.write = async (path, body, turn) =>
      await calls.write(path, body, {
        ...turn,
        async onSend(attempt) {
          await turn.onSend(attempt);
          stop.abort(130);
        },
      });
    await sendChanges({ ...run.work, calls: { ...calls, write } });
    expect(await run.states()).toEqual({ sending: 1 });
  });
});

describe('caps', () => {
  test('so many rows may go wrong, and then the run stops', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 40 }, settings: { concurrency: 1, maxErrors: 2 } });
    await script(run.sandbox, { match: { method: 'PUT' }, do: locked });
    expect(await run.send()).toEqual({
      kind: 'errors',
      message: '3 rows went wrong, and --max-errors allows 2',
      exitCode: 8,
    });
    expect(await run.states()).toEqual({ rejected: 3, planned: 37 });
  });

  test('rows that are gone count as well, stale ones do not', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 4 }, settings: { maxErrors: 1 } });
    const ids = (await run.entries()).map(({ id }) => id);
    for (const id of ids.slice(0, 2))
      await run.sandbox.send('PATCH', `/sandbox/records/contract-deposits/${id}`, { body: { Notes: 'theirs' } });
    await run.sandbox.send('DELETE', `/sandbox/records/contract-deposits/${ids[2]}`);
    expect(await run.send()).toBeNull();
    expect(await run.states()).toEqual({ stale: 2, missing: 1, updated: 1 });
  });

  test('a bounded number of writes is made and read back, and no record is read for more', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 40 }, calls: { maxWrites: 7 } });
    expect(await run.send()).toMatchObject({ kind: 'writes', exitCode: 10 });
    expect(await run.states()).toEqual({ updated: 7, planned: 33 });
    expect(run.opened.calls.requests()).toMatchObject({ reads: 2, writes: 7 });
  });

  test('as many writes as there are rows stop nothing', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 7 }, calls: { maxWrites: 7 } });
    expect(await run.send()).toBeNull();
    expect(await run.states()).toEqual({ updated: 7 });
  });

  test('a day that is used up ends the run with everything read back', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 20 }, calls: { limits: 'writes=5/1d' } });
    expect(await run.send()).toMatchObject({ kind: 'budget', exitCode: 10 });
    expect(await run.states()).toEqual({ updated: 5, planned: 15 });
  });

  test('time that is over ends the run', async () => {
    const clock = createVirtualClock();
    const run = await openRun({
      rows: { 'contract-deposits': 20 },
      calls: { clock, limits: 'writes=1/10s', endsAt: clock.now() + 60_000 },
    });
    expect(await run.send()).toMatchObject({ kind: 'time', exitCode: 10 });
    const { planned = 0, updated = 0, written = 0 } = await run.states();
    expect(planned + updated + written).toBe(20);
    expect(updated + written).toBeGreaterThanOrEqual(5);
    expect(clock.now()).toBeLessThanOrEqual(Date.UTC(2026, 0, 2, 12, 1));
  });
});

describe('the canary', () => {
  test('is sent and read back before anybody is asked, and the rest follows a yes', async () => {
    const asked: [CanarySummary, unknown][] = [];
    const run = await openRun({
      rows: { 'contract-deposits': 20 },
      settings: { canary: 3 },
      work: {
        async askToGoOn(summary) {
          asked.push([summary, await run.states()]);
          return null;
        },
      },
    });
    await script(run.sandbox, { match: { method: 'PUT', nth: 1 }, do: locked });
    expect(await run.send()).toBeNull();
    expect(asked).toEqual([
      [
        { sent: 3, notWell: 1 },
        { rejected: 1, updated: 2, planned: 17 },
      ],
    ]);
    expect(await run.states()).toEqual({ rejected: 1, updated: 19 });
  });

  test('is all that is sent after a no', async () => {
    const no = { kind: 'interrupted', message: 'no', exitCode: 130 } as const;
    const run = await openRun({
      rows: { 'contract-deposits': 20 },
      settings: { canary: 3 },
      work: { askToGoOn: async () => no },
    });
    expect(await run.send()).toEqual(no);
    expect(await run.states()).toEqual({ updated: 3, planned: 17 });
  });

  test('asks nobody where it is the whole flock', async () => {
    const run = await openRun({
      settings: { canary: 3 },
      work: { askToGoOn: async () => await Promise.reject(new Error('asked')) },
    });
    expect(await run.send()).toBeNull();
    expect(await run.states()).toEqual({ updated: 3 });
  });

  test('goes on counting where a row of it needs no write', async () => {
    let asked = 0;
    const run = await openRun({
      rows: { 'contract-deposits': 6 },
      settings: { canary: 3 },
      work: {
        async askToGoOn({ sent }) {
          asked += 1;
          expect(sent).toBe(3);
          return null;
        },
      },
    });
    const [first] = await run.entries();
    await run.sandbox.send('PATCH', `/sandbox/records/contract-deposits/${first?.id}`, {
      body: { Notes: `note ${first?.id}` },
    });
    await run.send();
    expect(asked).toBe(1);
    expect(await run.states()).toEqual({ unchanged: 1, updated: 5 });
  });
});

describe('what breaks besides', () => {
  test('a journal that cannot be written stops everything and is what is thrown', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 20 } });
    const { journal } = run;
    let left = 6;
    const updateEntries: typeof journal.updateEntries = async (...change) => {
      left -= 1;
      if (left < 0) throw new Error('the disk is full');
      await journal.updateEntries(...change);
    };
    await expect(sendChanges({ ...run.work, journal: { ...journal, updateEntries } })).rejects.toThrow(
      'the disk is full',
    );
    expect(run.opened.calls.requests().writes).toBeLessThanOrEqual(6);
  });
});
