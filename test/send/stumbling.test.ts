import { describe, expect, test } from 'vitest';
import { oops, script } from '../calls/write-note.ts';
import { openRun, type OpenedRun } from './open-run.ts';

/** A run in which the server stumbles over the records from the so-manieth to the so-manieth row, whenever they are written. */
async function openStumbling(concurrency: number, from: number, until: number): Promise<OpenedRun> {
  const run = await openRun({ rows: { 'contract-deposits': 60 }, settings: { concurrency } });
  const ids = (await run.entries()).slice(from, until).map(({ id }) => id);
  await script(run.sandbox, { match: { method: 'PUT', id: ids }, do: oops });
  return run;
}

describe('rows that the server stumbles over, one after the other', () => {
  test.each([1, 4])('fail, and all others are sent, %d at a time', async (concurrency) => {
    const run = await openStumbling(concurrency, 10, 40);
    expect(await run.send()).toBeNull();
    expect(await run.states()).toEqual({ updated: 30, failed: 30 });
    const failed = await run.entries('failed');
    expect(failed.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 11));
    expect(failed.every(({ attempts }) => attempts === 6)).toBe(true);
    // The server is not hammered meanwhile.
    expect(run.opened.events.filter(({ kind }) => kind === 'paused').length).toBeGreaterThan(10);
  });

  test('count against --max-errors', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 60 }, settings: { concurrency: 1, maxErrors: 20 } });
    await script(run.sandbox, { match: { method: 'PUT' }, do: oops });
    expect(await run.send()).toMatchObject({ kind: 'errors', exitCode: 8 });
    expect(await run.states()).toEqual({ failed: 20, planned: 40 });
  });
});

test('a server that reads no more than it writes ends the run, and no row is given up', async () => {
  const run = await openRun({ rows: { 'contract-deposits': 60 }, settings: { concurrency: 4 } });
  await script(
    run.sandbox,
    { match: { method: 'PUT' }, do: oops },
    { match: { method: 'GET', nth: Array.from({ length: 50 }, (_, index) => index + 2) }, do: oops },
  );
  expect(await run.send()).toMatchObject({ kind: 'trouble', exitCode: 5 });
  const { failed = 0 } = await run.states();
  expect(failed).toBe(0);
});
