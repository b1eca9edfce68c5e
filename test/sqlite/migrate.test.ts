import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate, type Schema } from '../../src/sqlite/migrate.ts';
import { connectDatabase, type Cell, type Database } from '../../src/sqlite/open-database.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const first: Schema = { applicationId: 4711, migrations: ['CREATE TABLE tree (name TEXT)'] };
const second: Schema = {
  ...first,
  migrations: [...first.migrations, 'ALTER TABLE tree ADD COLUMN height INTEGER NOT NULL DEFAULT 1'],
};

async function emptyDatabase(): Promise<Database> {
  return connectDatabase(join(await temporaryFolder(), 'trees.sqlite'));
}

function read(database: Database, sql: string): Cell | undefined {
  return Object.values(database.prepare(sql).get() ?? {})[0];
}

test('an empty file becomes ours, at the newest version', async () => {
  const database = await emptyDatabase();
  expect(migrate(database, second)).toBe('ready');
  expect(read(database, 'PRAGMA application_id')).toBe(4711);
  expect(read(database, 'PRAGMA user_version')).toBe(2);
  expect(read(database, 'PRAGMA journal_mode')).toBe('wal');
});

test('an older file is brought up to date with what is in it, once', async () => {
  const database = await emptyDatabase();
  migrate(database, first);
  database.exec("INSERT INTO tree (name) VALUES ('oak')");
  expect(migrate(database, second)).toBe('ready');
  expect(migrate(database, second)).toBe('ready');
  expect(database.prepare('SELECT * FROM tree').all()).toEqual([{ name: 'oak', height: 1 }]);
});

test('a migration that fails leaves the file at the version it had', async () => {
  const database = await emptyDatabase();
  migrate(database, first);
  const broken = { ...second, migrations: [...second.migrations, 'CREATE TABLE tree (name TEXT)'] };
  expect(() => migrate(database, broken)).toThrow('tree');
  expect(read(database, 'PRAGMA user_version')).toBe(1);
  expect(read(database, "SELECT count(*) FROM pragma_table_info('tree')")).toBe(1);
});

test('a newer file is left as it is', async () => {
  const database = await emptyDatabase();
  migrate(database, second);
  expect(migrate(database, first)).toBe('newer');
  expect(read(database, 'PRAGMA user_version')).toBe(2);
});

test.each([
  ['has tables of somebody', 'CREATE TABLE book (title TEXT)'],
  ['is marked as somebody’s', 'PRAGMA application_id = 1'],
  ['has a version of somebody', 'PRAGMA user_version = 1'],
])('a file that %s is left as it is', async (_what, sql) => {
  const database = await emptyDatabase();
  database.exec(sql);
  const facts = ['journal_mode', 'application_id', 'user_version'].map((name) => `PRAGMA ${name}`);
  const before = facts.map((pragma) => read(database, pragma));
  expect(migrate(database, first)).toBe('foreign');
  expect(facts.map((pragma) => read(database, pragma))).toEqual(before);
});
