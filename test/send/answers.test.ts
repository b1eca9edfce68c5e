import { describe, expect, test } from 'vitest';
import type { RowState } from '../../src/model/run.ts';
import { sendChanges } from '../../src/send/send-changes.ts';
import { script } from '../calls/write-note.ts';
import { openRun } from './open-run.ts';

describe('answers that are not well', () => {
  test('a refused row is told in its cells', async () => {
    const run = await openRun();
    const Errors = [
      { PropertyName: 'notes', Message: 'is too silly', AttemptedValue: 'x' },
      { PropertyName: 'CoworkerContract', Message: 'is closed', AttemptedValue: null },
      { PropertyName: 'Weather', Message: 'is bad', AttemptedValue: null },
    ];
    const body = { Message: 'notes: is too silly', Value: null, Errors, WasSuccessful: false };
    await script(run.sandbox, { match: { method: 'PUT', nth: 1 }, do: { status: 400, body } });
    await run.send();
    expect(await run.states()).toEqual({ rejected: 1, updated: 2 });
    const [entry] = await run.entries('rejected');
    expect(entry).toMatchObject({ attempts: 1, httpStatus: 400 });
    expect(entry?.issues).toMatchObject([
      { code: 'rejected', field: 'Notes', column: 'notes', source: 'server' },
      { code: 'rejected', field: 'CoworkerContractId', cell: null },
      { code: 'rejected', field: null, message: 'the server refused it and said "Weather: is bad"' },
    ]);
  });

  const cases: ReadonlyArray<readonly [string, { fault: object; state: RowState; code: string; httpStatus: number }]> =
    [
      [
        'refused by a rule',
        {
          fault: { status: 200, body: { Message: 'Locked', WasSuccessful: false } },
          state: 'rejected',
          code: 'rejected',
          httpStatus: 200,
        },
      ],
      [
        'in conflict',
        { fault: { status: 409, body: { Message: 'in use' } }, state: 'rejected', code: 'conflict', httpStatus: 409 },
      ],
      [
        'gone at the write',
        { fault: { status: 404, body: 'Not found' }, state: 'missing', code: 'record-missing', httpStatus: 404 },
      ],
    ];
  test.each(cases)('a row %s is told so', async (_, { fault, state, code, httpStatus }) => {
    const run = await openRun();
    await script(run.sandbox, { match: { method: 'PUT', nth: 2 }, do: fault });
    await run.send();
    expect(await run.states()).toEqual({ [state]: 1, updated: 2 });
    const [bad] = (await run.entries()).filter((entry) => entry.state === state);
    expect(bad).toMatchObject({ httpStatus, attempts: 1, issues: [{ code }] });
    expect(bad?.settledAt).not.toBeNull();
  });

  test('a row that a gateway fails every time has failed, and the record was looked at after each try', async () => {
    const run = await openRun({ calls: { retries: 2 }, settings: { retries: 2 } });
    const [first] = await run.entries();
    await script(run.sandbox, { match: { method: 'PUT', id: first?.id }, do: { status: 503, body: '' } });
    await run.send();
    expect(await run.states()).toEqual({ failed: 1, updated: 2 });
    const [failed] = await run.entries('failed');
    expect(failed).toMatchObject({ attempts: 3, httpStatus: 503, issues: [{ code: 'gave-up' }] });
    expect(run.sandbox.requests().filter(({ method, id }) => method === 'GET' && id === first?.id)).toHaveLength(3);
  });
});

describe('a write without an answer', () => {
  test.each(['apply-then-reset', 'apply-then-hang'])('that arrived (%s) is not sent again', async (fault) => {
    const run = await openRun({ calls: { timeoutMs: 300 } });
    await script(run.sandbox, { match: { method: 'PUT', nth: 1 }, do: fault });
    await run.send();
    expect(await run.states()).toEqual({ updated: 3 });
    expect(run.opened.calls.requests()).toMatchObject({ writes: 3, retried: 0 });
    expect((await run.entries()).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });

  test.each(['reset', 'hang'])('that did not arrive (%s) is sent again after a look', async (fault) => {
    const run = await openRun({ calls: { timeoutMs: 300 }, settings: { concurrency: 1 } });
    await script(run.sandbox, { match: { method: 'PUT', nth: 1 }, do: fault });
    await run.send();
    expect(await run.states()).toEqual({ updated: 3 });
    expect(run.sandbox.requests().map(({ method }) => method)).toEqual([
      'GET',
      'PUT',
      'GET',
      'PUT',
      'PUT',
      'PUT',
      'GET',
    ]);
    expect((await run.entries()).map(({ attempts }) => attempts)).toEqual([2, 1, 1]);
    expect(run.opened.calls.requests()).toMatchObject({ writes: 4, retried: 1 });
  });

  test('is sent so many times and not more', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 1 }, calls: { retries: 2 }, settings: { retries: 2 } });
    await script(run.sandbox, { match: { method: 'PUT' }, do: 'reset' });
    await run.send();
    const [entry] = await run.entries();
    expect(entry).toMatchObject({ state: 'failed', attempts: 3, httpStatus: null });
  });

  test('is unknown where the record cannot be read, until it is', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 1 }, calls: { retries: 1 } });
    const [id] = (await run.entries()).map((entry) => entry.id);
    await script(
      run.sandbox,
      { match: { method: 'PUT' }, do: 'apply-then-reset' },
      { match: { method: 'GET', path: `contractdeposits/${id}` }, do: { status: 503, body: '' } },
    );
    await run.send();
    const [entry] = await run.entries();
    expect(entry).toMatchObject({ state: 'unknown', issues: [{ code: 'answer-unknown' }] });
    await run.settle();
    await run.verify();
    expect(await run.entries()).toMatchObject([{ state: 'updated', issues: [] }]);
    expect(run.opened.calls.requests().writes).toBe(1);
  });

  test('leaves a row stale where somebody else changed the field besides', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 1 } });
    const [entry] = await run.entries();
    const { calls } = run.work;
    const readOne: typeof calls.readOne = async (path, id) => {
      await run.sandbox.send('PATCH', `/sandbox/records/contract-deposits/${id}`, { body: { Notes: 'theirs' } });
      return await calls.readOne(path, id);
    };
    await script(run.sandbox, { match: { method: 'PUT' }, do: 'reset' });
    await sendChanges({ ...run.work, calls: { ...calls, readOne } });
    expect(await run.entries()).toMatchObject([
      { state: 'stale', attempts: 1, issues: [{ code: 'changed-meanwhile' }] },
    ]);
    expect(await run.record({ id: entry?.id ?? 0, input: 0 })).toMatchObject({ Notes: 'theirs' });
  });

  test('counts as ours where the copy became too old before the next try, and the record agrees by then', async () => {
    const run = await openRun({ rows: { 'contract-deposits': 1 } });
    const { calls } = run.work;
    const write: typeof calls.write = async (path, body, turn) => {
      await calls.write(path, body, turn);
      return { kind: 'outdated', attempts: 1, inDoubt: true };
    };
    await sendChanges({ ...run.work, calls: { ...calls, write } });
    expect(await run.entries()).toMatchObject([{ state: 'updated', attempts: 1 }]);
    expect(calls.requests().writes).toBe(1);
  });
});
