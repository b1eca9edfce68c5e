import { describe, expect, test } from 'vitest';
import { verifyWritten } from '../../src/reconcile/verify-written.ts';
import { openRun, type OpenedRun } from '../send/open-run.ts';

/** A run whose rows are written and not read back. */
async function openWritten(rows: Readonly<Record<string, number>> = { 'contract-deposits': 3 }): Promise<OpenedRun> {
  const run = await openRun({ rows, work: { verify: async () => undefined } });
  await run.send();
  await run.sandbox.send('DELETE', '/sandbox/requests');
  return run;
}

const patch = async ({ sandbox }: OpenedRun, id: number | null | undefined, body: object): Promise<unknown> =>
  await sandbox.send('PATCH', `/sandbox/records/contract-deposits/${id}`, { body });

describe('reading back', () => {
  test('settles what was written, with a read for each fifty rows of a record type', async () => {
    const run = await openWritten({ 'contract-paused-periods': 10, 'contract-deposits': 60 });
    expect(await run.states()).toEqual({ written: 70 });
    expect((await run.entries()).every(({ settledAt }) => settledAt === null)).toBe(true);
    await run.verify();
    expect(await run.states()).toEqual({ updated: 70 });
    expect((await run.entries()).every(({ settledAt, issues }) => settledAt !== null && issues.length === 0)).toBe(
      true,
    );
    expect(run.sandbox.requests()).toHaveLength(3);
    expect(run.told.filter((state) => state === 'updated')).toHaveLength(70);
  });

  test('says where the server holds something else than was sent, and the row is updated all the same', async () => {
    const run = await openWritten();
    const [first] = await run.entries();
    await patch(run, first?.id, { Notes: 'tidied', Price: 4711, UpdatedBy: run.sandbox.username });
    await run.verify();
    const [entry] = await run.entries();
    expect(entry).toMatchObject({
      state: 'updated',
      issues: [
        {
          code: 'stored-otherwise',
          severity: 'warning',
          field: 'Notes',
          cell: 'A2',
          message: `the server stored "tidied" instead of "note ${first?.id}"`,
        },
      ],
    });
  });

  test('says who changed a field after our write', async () => {
    const run = await openWritten();
    const [first] = await run.entries();
    await patch(run, first?.id, { Notes: 'tidied', UpdatedBy: 'eve@example.com' });
    await run.verify();
    expect((await run.entries())[0]?.issues[0]?.message).toBe(
      `holds "tidied" instead of "note ${first?.id}", as "eve@example.com" changed the record after the write`,
    );
  });

  test('blames nobody where the server took the write and left the record as it was, and counts no change', async () => {
    const run = await openWritten();
    const [first] = await run.entries();
    const { Notes, UpdatedOn } = first?.before ?? {};
    await patch(run, first?.id, { Notes, UpdatedOn, UpdatedBy: 'eve@example.com' });
    await run.verify();
    const [entry] = await run.entries();
    expect(entry).toMatchObject({ state: 'updated', changes: [], issues: [{ code: 'stored-otherwise' }] });
    expect(entry?.issues[0]?.message).toMatch(/^the server stored /);
  });

  test.each([
    ['the server', 'admin@example.com', 'tidied'],
    ['somebody else', 'somebody.else@example.com', 'note 41001'],
  ])('keeps what %s made of a value apart from what others did', async (_, by, after) => {
    const run = await openWritten();
    await patch(run, 41_001, { Notes: 'tidied', UpdatedBy: by });
    await run.verify();
    expect((await run.entries())[0]).toMatchObject({ id: 41_001, changes: [{ field: 'Notes', after }] });
  });

  test('tells of no change where the server left everything as it was', async () => {
    const run = await openWritten();
    const [first] = await run.entries();
    await patch(run, first?.id, { Notes: first?.before?.['Notes'] ?? null, UpdatedBy: run.sandbox.username });
    await run.verify();
    expect((await run.entries())[0]).toMatchObject({ state: 'updated', changes: [] });
  });

  test('says that a record is gone', async () => {
    const run = await openWritten();
    const [first] = await run.entries();
    await run.sandbox.send('DELETE', `/sandbox/records/contract-deposits/${first?.id}`);
    await run.verify();
    expect((await run.entries())[0]).toMatchObject({
      state: 'updated',
      issues: [{ code: 'gone-after-write', cell: 'C2' }],
    });
  });

  test('says that a record cannot be read', async () => {
    const run = await openWritten();
    const [first] = await run.entries();
    const failed = new Map([[first?.id ?? 0, 'An error has occurred.']]);
    const records = new Map(run.sandbox.records('contract-deposits').map((record) => [Number(record['Id']), record]));
    await verifyWritten({ ...run.work, readAgain: async () => ({ kind: 'read', records, failed }) });
    expect(await run.states()).toEqual({ updated: 3 });
    expect((await run.entries())[0]).toMatchObject({ issues: [{ code: 'unread-after-write', cell: null }] });
  });

  test('is left out where nobody wants it', async () => {
    const run = await openWritten();
    await verifyWritten({ ...run.work, readsBack: false });
    expect(await run.states()).toEqual({ updated: 3 });
    expect(run.sandbox.requests()).toEqual([]);
  });

  test('waits for another time where the run has to stop', async () => {
    const run = await openWritten();
    run.opened.calls.halt({ kind: 'interrupted', message: 'it was interrupted', exitCode: 130 });
    await run.verify();
    expect(await run.states()).toEqual({ written: 3 });
  });
});
