import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/sqlite/open-database.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { openTestBudget, spend } from './open-test-budget.ts';

const forgotten = 'delete it, while no nexload runs; what the last 24 hours spent is forgotten then, and nothing else';

test("the file is its owner's alone", async () => {
  const home = join(await temporaryFolder(), 'home');
  const budget = await openTestBudget({ limits: 'nexudus', home });
  await spend(budget);
  const files = (await readdir(home)).filter((name) => name.startsWith('budget.sqlite'));
  expect(files.toSorted()).toEqual(['budget.sqlite', 'budget.sqlite-shm', 'budget.sqlite-wal']);
  for (const name of files) expect((await stat(join(home, name))).mode & 0o777).toBe(0o600);
});

test('a file that is no database is named with the way out', async () => {
  const { home, path } = await homeWith('this is a text, and it is no database at all');
  await expect(openTestBudget({ limits: 'none', home })).rejects.toMatchObject({
    name: 'UserError',
    code: 'budget-foreign',
    exitCode: 2,
    message: `${path} cannot be used as the memory of what was spent: file is not a database`,
    hint: forgotten,
  });
});

test.each([
  ['CREATE TABLE contact (id INTEGER)', 'another program made it'],
  [
    'CREATE TABLE target (id INTEGER); PRAGMA application_id = 1853383285; PRAGMA user_version = 99',
    'another version of nexload made it',
  ],
  [
    'CREATE TABLE contact (id INTEGER); PRAGMA application_id = 1853383285; PRAGMA user_version = 1',
    'no such table: target',
  ],
])('a database of "%s" is named with the way out', async (sql, what) => {
  const { home, path } = await homeWith(null);
  const database = openDatabase(path);
  database.exec(sql);
  database.close();
  const message = `${path} cannot be used as the memory of what was spent: ${what}`;
  await expect(openTestBudget({ limits: 'nexudus', home })).rejects.toMatchObject({
    message,
    hint: forgotten,
    exitCode: 2,
  });
});

test('a file that is damaged while it is used is named as well', async () => {
  const home = join(await temporaryFolder(), 'home');
  const budget = await openTestBudget({ limits: 'writes=9/1m', home });
  const database = openDatabase(join(home, 'budget.sqlite'));
  database.exec('DROP TABLE flight');
  database.close();
  await expect(budget.reserve('write')).rejects.toMatchObject({ code: 'budget-foreign', hint: forgotten });
  await expect(budget.close()).rejects.toMatchObject({ code: 'budget-foreign' });
});

test('an empty file is taken', async () => {
  const { home } = await homeWith('');
  const budget = await openTestBudget({ limits: 'nexudus', home });
  expect(await spend(budget)).toBe('gone');
});

test('a home that is no folder is named', async () => {
  const { path } = await homeWith('');
  await expect(openTestBudget({ limits: 'none', home: path })).rejects.toMatchObject({
    code: 'home-unusable',
    hint: 'say --home with a folder that you may write to',
  });
});

test('something that is no file in its place is named', async () => {
  const { home, path } = await homeWith(null);
  await mkdir(path);
  await expect(openTestBudget({ limits: 'none', home })).rejects.toMatchObject({
    code: 'budget-unusable',
    exitCode: 5,
    message: `${path} cannot be used to remember what was spent: it is a folder`,
  });
});

test('old uses are forgotten', async () => {
  const home = join(await temporaryFolder(), 'home');
  const clock = { now: () => time };
  let time = Date.UTC(2026, 2, 1);
  const first = await openTestBudget({ limits: 'writes=9000/1h', clock, home });
  for (let call = 0; call < 3; call++) await spend(first);
  await first.close();
  const countRows = (): unknown => {
    const database = openDatabase(join(home, 'budget.sqlite'));
    const uses = database.prepare('SELECT count(*) AS uses FROM use').get()?.['uses'];
    database.close();
    return uses;
  };
  expect(countRows()).toBe(6);
  time += 86_400_002;
  const second = await openTestBudget({ limits: 'none', clock, home });
  await second.close();
  expect(countRows()).toBe(0);
});

async function homeWith(text: string | null): Promise<{ readonly home: string; readonly path: string }> {
  const home = join(await temporaryFolder(), 'home');
  const path = join(home, 'budget.sqlite');
  await mkdir(home);
  if (text !== null) await writeFile(path, text);
  return { home, path };
}
