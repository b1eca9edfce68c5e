import { expect, test } from 'vitest';
import { openJournal } from '../../../src/io/journal/open-journal.ts';
import type { NewEntry } from '../../../src/model/run.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { inputOf, newEntry, runOf } from './facts.ts';

/** The twins, as places in the run, of a run with these inputs. */
async function twinsOf(...inputs: ReadonlyArray<readonly [string, readonly NewEntry[]]>): Promise<readonly number[]> {
  const journal = await openJournal({ home: await temporaryFolder() });
  await journal.startRun(runOf('other'));
  await journal.saveInput('other', 0, inputOf('contracts'));
  await journal.addEntries('other', 0, ids(1, 2, 3, 4, 5));
  await journal.startRun(runOf('one'));
  for (const [index, [resource, entries]] of inputs.entries()) {
    await journal.saveInput('one', index, inputOf(resource));
    await journal.addEntries('one', index, entries);
  }
  const twins = await journal.listTwins('one');
  await journal.close();
  return twins.map(({ seq }) => seq);
}

function ids(...list: ReadonlyArray<number | null>): readonly NewEntry[] {
  return list.map((id) => newEntry({ id }));
}

test('a record that two inputs of its type name is a twin in both', async () => {
  expect(await twinsOf(['contracts', ids(1, 2, 3)], ['contracts', ids(4, 3, 1)])).toEqual([1, 3, 5, 6]);
});

test('the same number in two record types is two records', async () => {
  expect(await twinsOf(['contracts', ids(1, 2)], ['deposits', ids(1, 2)])).toEqual([]);
  expect(await twinsOf(['contracts', ids(1, 2)], ['deposits', ids(1, 2)], ['contracts', ids(2)])).toEqual([2, 5]);
  expect(
    await twinsOf(['contracts', ids(1)], ['contracts', ids(2)], ['deposits', ids(2)], ['deposits', ids(1)]),
  ).toEqual([]);
});

test('a record that one input names twice is no matter between inputs', async () => {
  expect(await twinsOf(['contracts', ids(1, 1)])).toEqual([]);
  expect(await twinsOf(['contracts', ids(1, 1)], ['contracts', ids(2)])).toEqual([]);
});

test('rows without a record, refused and blank rows have no twin', async () => {
  const unmeant = [newEntry({ id: 1, state: 'invalid' }), newEntry({ id: 2, state: 'blank' }), ...ids(null)];
  expect(await twinsOf(['contracts', ids(1, 2, null)], ['contracts', unmeant])).toEqual([]);
});

test('a row that has gone on since still has its twin', async () => {
  expect(await twinsOf(['contracts', [newEntry({ id: 1, state: 'updated' })]], ['contracts', ids(1)])).toEqual([1, 2]);
});
