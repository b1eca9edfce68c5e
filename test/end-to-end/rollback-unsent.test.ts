import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../src/io/journal/open-journal.ts';
import { openDeposits } from '../helpers/deposits.ts';
import { changeOf, inputOf, runOf } from '../report/fill-journal.ts';

test('a run whose rows all failed before any was sent has nothing to put back, and one of which a row was sent may have', async () => {
  const scene = await openDeposits(onTestFinished);
  const journal = await openJournal({ home: join(scene.folder, 'home') });
  onTestFinished(async () => await journal.close());
  const run = runOf({ target: { baseUrl: scene.sandbox.baseUrl, user: 'sandbox@example.com' }, exitCode: 3, rows: 2 });
  await journal.startRun(run);
  await journal.saveInput(run.id, 0, inputOf({ resource: 'contract-deposits' }));
  const row = { line: 2, cells: [], values: {}, state: 'failed', issues: [] } as const;
  await journal.addEntries(run.id, 0, [
    { ...row, row: 2, id: 201 },
    { ...row, row: 3, id: 202 },
  ]);
  const seen = { before: { Id: 201, Price: 1 }, changes: [changeOf('Price', 1, 2)] };
  await journal.updateEntries(run.id, [{ seq: 2, ...seen }]);
  const unsent = await scene.tell(`rollback ${run.id} --yes`);
  expect([unsent.exitCode, unsent.document.error?.code]).toEqual([2, 'nothing-to-roll-back']);
  await journal.updateEntries(run.id, [{ seq: 2, attempts: 1 }]);
  const sent = await scene.tell(`rollback ${run.id} --yes`);
  expect(sent.document.error?.code).not.toBe('nothing-to-roll-back');
});
