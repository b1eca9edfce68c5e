import { expect, test } from 'vitest';
import { openJournal } from '../../../src/io/journal/open-journal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { refusedStates, finalStateOf } from '../../../src/report/states.ts';
import { issueOf } from '../../report/make-report.ts';
import { states } from './entries.ts';
import { newEntry, runOf } from './facts.ts';

test('a view of rows leaves out what it says, and nothing else', async () => {
  const journal = await openJournal({ home: await temporaryFolder() });
  await journal.startRun(runOf('one'));
  const issues = [issueOf()];
  await journal.addEntries(
    'one',
    0,
    states.map((state, at) => newEntry({ row: at + 2, state, cells: ['7', state], values: { Price: 1 }, issues })),
  );
  const changes = [{ field: 'Price', before: 0, after: 1, clears: false }];
  const facts = { changes, attempts: 2, httpStatus: 200, sentAt: 5, settledAt: 6 };
  await journal.updateEntries(
    'one',
    states.map((_, at) => ({
      seq: at + 1,
      seen: { Price: 0 },
      ...(at % 2 === 0 && { before: { Price: 0 } }),
      ...facts,
    })),
  );
  const whole = await journal.listEntries('one', { limit: 99 });
  expect(whole[0]).toMatchObject({
    cells: ['7', 'drafted'],
    values: { Price: 1 },
    seen: { Price: 0 },
    before: { Price: 0 },
  });
  expect(await journal.listEntries('one', { limit: 99, view: 'whole' })).toEqual(whole);
  expect(await journal.listEntries('one', { limit: 99, view: 'told' })).toEqual(
    whole.map((entry) => ({
      ...entry,
      cells: refusedStates.includes(finalStateOf(entry.state)) ? entry.cells : [],
      values: null,
      seen: null,
      before: entry.before === null ? null : {},
    })),
  );
  expect(await journal.listEntries('one', { limit: 99, view: 'undone' })).toEqual(
    whole.map((entry) => ({ ...entry, cells: [], values: null, issues: [], seen: null })),
  );
  await journal.close();
});
