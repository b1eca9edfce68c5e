import { describe, expect, test } from 'vitest';
import { sendChanges } from '../../src/send/send-changes.ts';
import { openRun } from './open-run.ts';

describe('sending', () => {
  test('writes every planned row, reads it back, and leaves everything else of the record alone', async () => {
    const run = await openRun();
    const before = structuredClone(run.sandbox.records('contract-deposits').slice(0, 3));
    expect(await run.send()).toBeNull();
    expect(await run.states()).toEqual({ updated: 3 });
    for (const [index, entry] of (await run.entries()).entries()) {
      const { UpdatedOn: _on, UpdatedBy: _by, ...others } = before[index] ?? {};
      expect(await run.record(entry)).toMatchObject({ ...others, Notes: `note ${entry.id}` });
      expect(entry).toMatchObject({ attempts: 1, httpStatus: 200, issues: [], before: before[index] });
      expect(entry.changes).toMatchObject([{ field: 'Notes', after: `note ${entry.id}` }]);
      expect(entry.settledAt).toBeGreaterThanOrEqual(entry.sentAt ?? Number.NaN);
    }
    expect(run.told.toSorted()).toEqual(['updated', 'updated', 'updated', 'written', 'written', 'written']);
  });

  test('takes one read for each fifty writes before them and one after', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 120 }, settings: { concurrency: 16 } });
    expect(await run.send()).toBeNull();
    expect(await run.states()).toEqual({ updated: 120 });
    expect(run.opened.calls.requests()).toEqual({ reads: 6, writes: 120, throttled: 0, retried: 0 });
    expect(run.sandbox.requests()).toHaveLength(126);
  });

  test('reads the next batch while the present one is being written', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 120 } });
    await run.send();
    const methods = run.sandbox.requests().map(({ method }) => method);
    const reads = methods.flatMap((method, index) => (method === 'GET' ? [index] : []));
    expect(reads[1]).toBeLessThan(50);
  });

  test('does nothing where nothing is planned', async () => {
    const run = await openRun({ rows: {} });
    expect(await run.send()).toBeNull();
    expect(run.sandbox.requests()).toEqual([]);
  });

  test('has the before-image and the outcome in the journal when a write arrives', async () => {
    const seen: unknown[] = [];
    const run = await openRun();
    const { calls } = run.work;
    const write: typeof calls.write = async (path, body, turn) =>
      await calls.write(path, body, {
        ...turn,
        async onSend(attempt) {
          await turn.onSend(attempt);
          const [entry] = (await run.entries()).filter(({ id }) => id === body['Id']);
          seen.push([entry?.state, entry?.attempts, entry?.before?.['Id'] === body['Id'], entry?.sentAt !== null]);
        },
      });
    await sendChanges({ ...run.work, calls: { ...calls, write } });
    expect(seen).toEqual(Array.from({ length: 3 }, () => ['sending', 1, true, true]));
  });

  test.each([
    ['unchanged where somebody else made the record so', 'desk@example.com', 'unchanged'],
    ['ours where the record was changed in our name', 'admin@example.com', 'updated'],
  ])('a row that was made ready and perhaps never sent is %s', async (_, by, state) => {
    const run = await openRun({ rows: { 'contract-deposits': 1 } });
    const [entry] = await run.entries();
    const before = run.sandbox.records('contract-deposits')[0] ?? null;
    await run.journal.updateEntries('r1', [{ seq: entry?.seq ?? 0, before }]);
    const body = { Notes: `note ${entry?.id}`, UpdatedBy: by, UpdatedOn: '2031-01-01T00:00:00Z' };
    await run.sandbox.send('PATCH', `/sandbox/records/contract-deposits/${entry?.id}`, { body });
    await run.send();
    expect(await run.entries()).toMatchObject([{ state, attempts: 0 }]);
    expect(run.opened.calls.requests().writes).toBe(0);
  });

  test('has the before-images on the disk for good before the first write of their batch', async () => {
    const run = await openRun();
    const { journal } = run;
    const steps: string[] = [];
    const updateEntries: typeof journal.updateEntries = async (id, updates, how) => {
      steps.push(
        `${updates.length} ${how?.durably === true ? 'durably' : 'soon'} ${run.opened.calls.requests().writes}`,
      );
      await journal.updateEntries(id, updates, how);
    };
    await sendChanges({ ...run.work, journal: { ...journal, updateEntries } });
    expect(steps[0]).toBe('3 durably 0');
  });

  test('never writes a record twice at a time', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 2 }, sandbox: { latencyMs: 20 } });
    const [first, second] = await run.entries();
    const { journal } = run;
    const listEntries: typeof journal.listEntries = async (...query) =>
      (await journal.listEntries(...query)).map((entry) =>
        entry.seq === second?.seq ? { ...entry, id: first?.id ?? 0, values: { Notes: 'later' }, seen: null } : entry,
      );
    await sendChanges({ ...run.work, journal: { ...journal, listEntries } });
    const methods = run.sandbox.requests().map(({ method }) => method);
    expect(methods.slice(0, 4)).toEqual(['GET', 'PUT', 'GET', 'PUT']);
    expect(await run.record({ id: first?.id ?? 0, input: 0 })).toMatchObject({ Notes: 'later' });
  });

  test('finishes a record type, read back, before it begins the next', async () => {
    const rows = { 'contract-paused-periods': 60, 'contract-deposits': 60 };
    const run = await openRun({ rows, settings: { concurrency: 16 } });
    expect(await run.send()).toBeNull();
    expect(await run.states()).toEqual({ updated: 120 });
    const requests = run.sandbox.requests().map(({ path }) => path.includes('contractpausedperiods'));
    expect(requests).toEqual([...Array.from({ length: 64 }, () => true), ...Array.from({ length: 64 }, () => false)]);
  });
});

describe('records that others changed meanwhile', () => {
  const patch = async (run: Awaited<ReturnType<typeof openRun>>, changes: readonly object[]): Promise<number[]> => {
    const ids = (await run.entries()).map(({ id }) => id ?? 0);
    for (const [index, change] of changes.entries())
      await run.sandbox.send('PATCH', `/sandbox/records/contract-deposits/${ids[index]}`, { body: change });
    return ids;
  };

  test('keep what somebody did to fields that the row does not mention', async () => {
    const run = await openRun();
    await patch(run, [{ Price: 4711, SystemId: 'theirs', Novelty: 7 }]);
    await run.send();
    const [entry] = await run.entries();
    expect(entry?.state).toBe('updated');
    expect(await run.record({ id: entry?.id ?? 0, input: 0 })).toMatchObject({
      Price: 4711,
      SystemId: 'theirs',
      Novelty: 7,
    });
  });

  test('are stale where the row mentions the field, and not written', async () => {
    const run = await openRun();
    const [id] = await patch(run, [{ Notes: 'theirs' }]);
    await run.send();
    expect(await run.states()).toEqual({ stale: 1, updated: 2 });
    const [entry] = await run.entries('stale');
    expect(entry).toMatchObject({ attempts: 0, before: null });
    expect(entry?.issues).toMatchObject([
      { code: 'changed-meanwhile', cell: 'A2', column: 'notes', field: 'Notes', value: `note ${id}`, source: 'server' },
    ]);
    expect(await run.record({ id: id ?? 0, input: 0 })).toMatchObject({ Notes: 'theirs' });
  });

  test('are written all the same where the user decided so', async () => {
    const run = await openRun({ onConflict: 'overwrite' });
    await patch(run, [{ Notes: 'theirs' }]);
    await run.send();
    expect(await run.states()).toEqual({ updated: 3 });
    const [entry] = await run.entries();
    expect(entry?.changes).toMatchObject([{ field: 'Notes', before: 'theirs' }]);
  });

  test('are unchanged where somebody did what the row asks for', async () => {
    const run = await openRun();
    const [first] = await run.entries();
    await patch(run, [{ Notes: `note ${first?.id}` }]);
    await run.send();
    expect(await run.states()).toEqual({ unchanged: 1, updated: 2 });
    expect(run.opened.calls.requests().writes).toBe(2);
  });

  test('are missing where somebody deleted them', async () => {
    const run = await openRun();
    const [first] = await run.entries();
    await run.sandbox.send('DELETE', `/sandbox/records/contract-deposits/${first?.id}`);
    await run.send();
    expect(await run.states()).toEqual({ missing: 1, updated: 2 });
    const [entry] = await run.entries('missing');
    expect(entry?.issues).toMatchObject([{ code: 'record-missing', cell: 'C2', field: 'Id' }]);
  });
});
