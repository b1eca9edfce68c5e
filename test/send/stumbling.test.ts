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
    const run = await openStumbling(concurrency, 10, 20);
    expect(await run.send()).toBeNull();
    expect(await run.states()).toEqual({ updated: 50, failed: 10 });
    const failed = await run.entries('failed');
    expect(failed.map(({ seq }) => seq)).toEqual(Array.from({ length: 10 }, (_, index) => index + 11));
    expect(failed.every(({ attempts }) => attempts === 6)).toBe(true);
    // The server is not hammered meanwhile.
    expect(run.opened.events.filter(({ kind }) => kind === 'paused').length).toBeGreaterThan(3);
  });

  test('count against --max-errors', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 60 }, settings: { concurrency: 1, maxErrors: 9 } });
    await script(run.sandbox, { match: { method: 'PUT' }, do: oops });
    expect(await run.send()).toMatchObject({ kind: 'errors', exitCode: 8 });
    expect(await run.states()).toEqual({ failed: 10, planned: 50 });
  });

  test('end the run before they are many, as it must be the server then', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 60 }, settings: { concurrency: 1, maxErrors: 30 } });
    const ids = (await run.entries()).slice(3).map(({ id }) => id);
    await script(run.sandbox, { match: { method: 'PUT', id: ids }, do: oops });
    const message = 'the server can be read, and failed every try to write the last 15 rows';
    expect(await run.send()).toMatchObject({ kind: 'trouble', message, exitCode: 5 });
    expect(await run.states()).toEqual({ written: 3, failed: 15, planned: 42 });
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
