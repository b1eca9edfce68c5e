import { expect, test } from 'vitest';
import { openJournal } from '../../../src/io/journal/open-journal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { inputOf, newEntry, runOf } from './facts.ts';

test('keeps a run, its inputs and its rows from one opening to the next', async () => {
  const home = await temporaryFolder();
  const first = await openJournal({ home });
  await first.startRun(runOf('one'));
  await first.saveInput('one', 0, inputOf('contractdeposits'));
  await first.addEntries('one', 0, [newEntry({ id: 7 }), newEntry({ id: 8 })]);
  await first.updateEntries('one', [{ seq: 2, state: 'planned', attempts: 1 }]);
  await first.close();
  const second = await openJournal({ home });
  expect(await second.getRun('one')).toEqual(runOf('one'));
  expect(await second.listInputs('one')).toEqual([inputOf('contractdeposits')]);
  expect(await second.listEntries('one', { limit: 10 })).toMatchObject([
    { seq: 1, id: 7, state: 'drafted' },
    { seq: 2, id: 8, state: 'planned', attempts: 1 },
  ]);
  await second.close();
});
