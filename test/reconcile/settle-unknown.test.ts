import { describe, expect, test } from 'vitest';
import { openRun, type OpenedRun } from '../send/open-run.ts';

/** A run that was killed while its rows were being sent: the first `arrived` writes had their effect. */
async function openKilled(rows: number, arrived: number): Promise<OpenedRun> {
  const run = await openRun({ rows: { 'contract-deposits': rows } });
  const entries = await run.entries();
  const records = run.sandbox.records('contract-deposits');
  await run.journal.updateEntries(
    'r1',
    entries.map(({ seq }, index) => ({
      seq,
      state: 'sending',
      attempts: 1,
      sentAt: run.clock.now(),
      before: records[index] ?? null,
    })),
  );
  for (const { id } of entries.slice(0, arrived)) await patch(run, id, { Notes: `note ${id}` });
  return run;
}

const patch = async ({ sandbox }: OpenedRun, id: number | null | undefined, body: object): Promise<unknown> =>
  await sandbox.send('PATCH', `/sandbox/records/contract-deposits/${id}`, { body });

describe('rows that were left without an answer', () => {
  test('are written where the write arrived, and planned again where it did not', async () => {
    const run = await openKilled(60, 40);
    expect(await run.settle()).toBeNull();
    expect(await run.states()).toEqual({ written: 40, planned: 20 });
    expect(run.sandbox.requests()).toHaveLength(2);
    const [written] = await run.entries('written');
    expect(written?.before).not.toBeNull();
    expect((await run.entries('planned')).every(({ before }) => before === null)).toBe(true);
  });

  test('end as if nothing had happened when the run goes on', async () => {
    const run = await openKilled(60, 40);
    await run.settle();
    await run.verify();
    expect(await run.send()).toBeNull();
    expect(await run.states()).toEqual({ updated: 60 });
    expect(run.opened.calls.requests().writes).toBe(20);
    expect((await run.entries()).map(({ attempts }) => attempts)).toEqual([
      ...Array.from({ length: 40 }, () => 1),
      ...Array.from({ length: 20 }, () => 2),
    ]);
  });

  test('are written where the write arrived and the server made something else of it, which is told and can be put back', async () => {
    const run = await openKilled(1, 0);
    const [first] = await run.entries();
    const stored = {
      Notes: ` NOTE ${first?.id} `,
      UpdatedBy: run.sandbox.username.toUpperCase(),
      UpdatedOn: '2031-01-01T00:00:00Z',
    };
    await patch(run, first?.id, stored);
    await run.settle();
    expect(await run.states()).toEqual({ written: 1 });
    await run.verify();
    expect(await run.entries()).toMatchObject([
      {
        state: 'updated',
        changes: [{ field: 'Notes', after: ` NOTE ${first?.id} ` }],
        issues: [{ code: 'stored-otherwise' }],
      },
    ]);
  });

  test('are stale where somebody who signs in as we do put another text there', async () => {
    const run = await openKilled(1, 0);
    const [first] = await run.entries();
    const theirs = { Notes: 'by hand', UpdatedBy: run.sandbox.username, UpdatedOn: '2031-01-01T00:00:00Z' };
    await patch(run, first?.id, theirs);
    await run.settle();
    expect(await run.states()).toEqual({ stale: 1 });
  });

  test('are stale where somebody else changed the field, and missing where the record is gone', async () => {
    const run = await openKilled(3, 0);
    const [first, second] = await run.entries();
    await patch(run, first?.id, { Notes: 'theirs' });
    await run.sandbox.send('DELETE', `/sandbox/records/contract-deposits/${second?.id}`);
    await run.settle();
    expect(await run.entries()).toMatchObject([
      { state: 'stale', issues: [{ code: 'changed-meanwhile', field: 'Notes' }] },
      { state: 'missing', issues: [{ code: 'record-missing', field: 'Id' }] },
      { state: 'planned', issues: [] },
    ]);
    expect(run.told).toEqual(['stale', 'missing', 'planned']);
  });

  test('stay as they are where the run has to stop first', async () => {
    const run = await openKilled(3, 1);
    const halt = { kind: 'interrupted', message: 'it was interrupted', exitCode: 130 } as const;
    run.opened.calls.halt(halt);
    expect(await run.settle()).toEqual(halt);
    expect(await run.states()).toEqual({ sending: 3 });
  });

  test('a row with a before-image and no outcome, as a power failure leaves it, counts as ours when it agrees in our name', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 2 } });
    const [first] = await run.entries();
    const [record] = run.sandbox.records('contract-deposits');
    await run.journal.updateEntries('r1', [{ seq: first?.seq ?? 0, before: record ?? null }]);
    const ours = { UpdatedBy: run.sandbox.username, UpdatedOn: '2031-01-01T00:00:00Z' };
    for (const { id } of await run.entries()) await patch(run, id, { Notes: `note ${id}`, ...ours });
    await run.send();
    expect((await run.entries()).map(({ state }) => state)).toEqual(['updated', 'unchanged']);
  });
});
