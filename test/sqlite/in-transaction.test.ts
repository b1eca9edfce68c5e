import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inDurableTransaction, inTransaction } from '../../src/sqlite/in-transaction.ts';
import { openDatabase, type Database } from '../../src/sqlite/open-database.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

async function numbers(): Promise<Database> {
  const database = openDatabase(join(await temporaryFolder(), 'numbers.sqlite'));
  database.exec('CREATE TABLE number (n INTEGER UNIQUE)');
  return database;
}

test.each([
  ['a transaction', inTransaction],
  ['a durable one', inDurableTransaction],
])('%s that fails leaves nothing, and the next one works', async (_what, transact) => {
  const database = await numbers();
  const insert = database.prepare('INSERT INTO number VALUES (?)');
  const count = database.prepare('SELECT count(*) AS count FROM number');
  const failing = (): void => {
    for (const n of [1, 2, 1]) insert.run(n);
  };
  expect(() => transact(database, failing)).toThrow('UNIQUE');
  expect(count.get()).toEqual({ count: 0 });
  expect(transact(database, () => Number(insert.run(1).changes))).toBe(1);
  expect(count.get()).toEqual({ count: 1 });
});

test('only a durable transaction waits for the disk', async () => {
  const database = await numbers();
  const level = (): unknown => database.prepare('PRAGMA synchronous').get()?.['synchronous'];
  expect([inTransaction(database, level), inDurableTransaction(database, level), level()]).toEqual([1, 2, 1]);
});

test('an error that ended the transaction by itself is the one that is told', async () => {
  const database = await numbers();
  const ending = (): void => {
    database.exec('ROLLBACK');
    throw new Error('the first error');
  };
  expect(() => inTransaction(database, ending)).toThrow('the first error');
});
