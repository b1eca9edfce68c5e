import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mergeUpdates } from '../../../src/io/journal/merge-updates.ts';
import { openJournal } from '../../../src/io/journal/open-journal.ts';
import { schema } from '../../../src/io/journal/schema.ts';
import { prepareUpdate } from '../../../src/io/journal/update-entries.ts';
import type { Journal } from '../../../src/ports/journal.ts';
import { migrate } from '../../../src/sqlite/migrate.ts';
import { connectDatabase } from '../../../src/sqlite/open-database.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { newEntry, runOf } from './facts.ts';

async function journalWithRows(home: string): Promise<Journal> {
  const journal = await openJournal({ home });
  await journal.startRun(runOf('one'));
  await journal.addEntries('one', 0, [newEntry(), newEntry(), newEntry()]);
  return journal;
}

async function statesOf(journal: Journal): Promise<readonly string[]> {
  return (await journal.listEntries('one', { limit: 9 })).map(({ state }) => state);
}

test.each([false, true])('where one row is not there, no row is updated (durably: %s)', async (durably) => {
  const journal = await journalWithRows(await temporaryFolder());
  const updates = [1, 2, 4].map((seq) => ({ seq, state: 'planned' as const }));
  await expect(journal.updateEntries('one', updates, { durably })).rejects.toThrow('no row 4');
  await expect(journal.updateEntries('one', [{ seq: 9, before: { Id: 1 } }], { durably })).rejects.toThrow('no row 9');
  expect(await statesOf(journal)).toEqual(['drafted', 'drafted', 'drafted']);
  await journal.updateEntries('one', updates.slice(0, 2), { durably });
  expect(await statesOf(journal)).toEqual(['planned', 'planned', 'drafted']);
  await journal.close();
});

test('of two updates of one row, the later one holds', async () => {
  const journal = await journalWithRows(await temporaryFolder());
  await journal.updateEntries('one', [
    { seq: 1, state: 'sending', attempts: 1, sentAt: 5 },
    { seq: 1, state: 'written', httpStatus: 200 },
  ]);
  expect(await journal.listEntries('one', { limit: 1 })).toMatchObject([
    { state: 'written', attempts: 1, sentAt: 5, httpStatus: 200 },
  ]);
  await journal.close();
});

test('whoever else has the journal open sees what was written, at once', async () => {
  const home = await temporaryFolder();
  const writer = await journalWithRows(home);
  const reader = await openJournal({ home });
  expect(await statesOf(reader)).toEqual(['drafted', 'drafted', 'drafted']);
  await writer.updateEntries('one', [{ seq: 2, state: 'stale' }]);
  expect(await statesOf(reader)).toEqual(['drafted', 'stale', 'drafted']);
  expect(await reader.countEntries('one')).toContainEqual({ input: 0, state: 'stale', count: 1 });
  await writer.close();
  expect(await statesOf(reader)).toEqual(['drafted', 'stale', 'drafted']);
  await reader.close();
});

test('of many updates that are asked for at once, only the one whose row is not there fails', async () => {
  const journal = await journalWithRows(await temporaryFolder());
  const asked = [1, 9, 3].map((seq) => journal.updateEntries('one', [{ seq, state: 'sending' }]));
  const ends = await Promise.allSettled(asked);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await statesOf(journal)).toEqual(['sending', 'drafted', 'sending']);
  await journal.close();
});

test('whatever is asked for after an update finds it made, be it awaited or not', async () => {
  const home = await temporaryFolder();
  const journal = await journalWithRows(home);
  const early = journal.updateEntries('one', [{ seq: 1, state: 'sending' }]);
  expect(await statesOf(journal)).toEqual(['sending', 'drafted', 'drafted']);
  const first = journal.updateEntries('one', [{ seq: 2, state: 'sending' }]);
  await journal.updateEntries('one', [{ seq: 2, state: 'planned' }], { durably: true });
  const last = journal.updateEntries('one', [{ seq: 3, state: 'written' }]);
  await journal.close();
  await Promise.all([early, first, last]);
  const again = await openJournal({ home });
  expect(await statesOf(again)).toEqual(['sending', 'planned', 'written']);
  await again.close();
});

test.each([
  [true, ['2']],
  [false, []],
])('the disk is waited for where that is asked for, and nowhere else (%s)', async (durably, levels) => {
  const database = connectDatabase(join(await temporaryFolder(), 'journal.sqlite'));
  migrate(database, schema);
  const told: string[] = [];
  const exec = (sql: string): void => {
    database.exec(sql);
    const level = String(database.prepare('PRAGMA synchronous').get()?.['synchronous']);
    if (sql.startsWith('BEGIN') && level !== '1') told.push(level);
  };
  const update = prepareUpdate({ exec, prepare: (sql) => database.prepare(sql), close: () => undefined });
  update(1, [], durably);
  expect(told).toEqual(levels);
  database.close();
});

test('updates that are asked for at once wait once for another process, and then all of them fail', async () => {
  const home = await temporaryFolder();
  await (await journalWithRows(home)).close();
  const path = join(home, 'journal.sqlite');
  const holder = connectDatabase(path);
  const database = connectDatabase(path, 1);
  const update = prepareUpdate(database);
  let tries = 0;
  const merged = mergeUpdates((run, updates) => {
    tries += 1;
    update(run, updates, false);
  });
  holder.exec('BEGIN IMMEDIATE');
  const ends = await Promise.allSettled([1, 2, 3].map((seq) => merged.add(1, [{ seq, state: 'planned' }])));
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(tries).toBe(1);
  holder.exec('ROLLBACK');
  await merged.add(1, [{ seq: 1, state: 'planned' }]);
  for (const one of [holder, database]) one.close();
});
