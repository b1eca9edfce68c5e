import { chmod, mkdir, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../../src/io/journal/open-journal.ts';
import { connectDatabase } from '../../../src/sqlite/open-database.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { inputOf, newEntry, runOf } from './facts.ts';

const facts = { run: runOf('one'), input: inputOf('contracts') };

/** A home folder with a journal that holds one run with many rows, closed again. */
async function homeWithRun(): Promise<string> {
  const home = join(await temporaryFolder(), 'state');
  const journal = await openJournal({ home });
  await journal.startRun(facts.run);
  await journal.saveInput('one', 0, facts.input);
  const rows = Array.from({ length: 2000 }, () => newEntry({ cells: ['7', 'x'.repeat(100)] }));
  await journal.addEntries('one', 0, rows);
  await journal.close();
  return home;
}

function journalOf(home: string): string {
  return join(home, 'journal.sqlite');
}

/** Alters the file outside of SQLite. */
async function alter(home: string, sql: string): Promise<void> {
  const database = connectDatabase(journalOf(home));
  database.exec(sql);
  database.close();
}

test('keeps a run, its inputs and its rows from one opening to the next', async () => {
  const journal = await openJournal({ home: await homeWithRun() });
  expect(await journal.getRun('one')).toEqual(facts.run);
  expect(await journal.listInputs('one')).toEqual([facts.input]);
  expect(await journal.listEntries('one', { limit: 9999 })).toHaveLength(2000);
  await journal.close();
});

test('everything is in one file once the journal is closed', async () => {
  const home = await homeWithRun();
  expect((await stat(`${journalOf(home)}-wal`).catch(() => ({ size: 0 }))).size).toBe(0);
});

test('the folder and every file in it are for their owner alone', async () => {
  const home = join(await temporaryFolder(), 'state');
  const journal = await openJournal({ home });
  await journal.startRun(facts.run);
  expect((await stat(home)).mode & 0o777).toBe(0o700);
  const names = (await readdir(home)).toSorted();
  expect(names).toEqual(['.gitignore', 'journal.sqlite', 'journal.sqlite-shm', 'journal.sqlite-wal']);
  for (const name of names) expect((await stat(join(home, name))).mode & 0o777).toBe(0o600);
  await journal.close();
});

test('a journal that others may read is taken from them when it is opened, and the files beside it', async () => {
  const home = await homeWithRun();
  const first = await openJournal({ home });
  await first.startRun(runOf('two'));
  const names = ['journal.sqlite', 'journal.sqlite-wal', 'journal.sqlite-shm'];
  for (const name of names) await chmod(join(home, name), 0o644);
  const second = await openJournal({ home });
  for (const name of names) expect((await stat(join(home, name))).mode & 0o777).toBe(0o600);
  await first.close();
  await second.close();
});

test('a journal that was there and is empty is no new one', async () => {
  const home = await homeWithRun();
  // Some run has held an account.
  await mkdir(join(home, 'targets'));
  await truncate(journalOf(home));
  await expect(openJournal({ home })).rejects.toMatchObject({ code: 'journal-empty', exitCode: 2 });
  expect((await stat(journalOf(home))).size).toBe(0);
});

test('a home folder may have a name that looks like an address', async () => {
  const home = join(await temporaryFolder(), 'file:odd?mode=ro');
  await (await openJournal({ home })).close();
  expect(await readdir(home)).toContain('journal.sqlite');
});

test('a file that was only begun is taken for a new one', async () => {
  const home = await temporaryFolder();
  await writeFile(journalOf(home), '');
  const journal = await openJournal({ home });
  expect(await journal.listRuns()).toEqual([]);
  await journal.close();
});

test('a database of somebody else is named and left as it is', async () => {
  const home = await temporaryFolder();
  await alter(home, "CREATE TABLE book (title TEXT); INSERT INTO book VALUES ('Emma')");
  const before = await readFile(journalOf(home));
  await expect(openJournal({ home })).rejects.toMatchObject({ code: 'journal-foreign', exitCode: 2 });
  await expect(openJournal({ home })).rejects.toThrow(journalOf(home));
  expect(await readFile(journalOf(home))).toEqual(before);
});

test('a journal of a newer nexload is named and left as it is', async () => {
  const home = await homeWithRun();
  await alter(home, 'PRAGMA user_version = 99');
  const refusal = { code: 'journal-newer', exitCode: 2, hint: expect.stringContaining('update nexload') as string };
  await expect(openJournal({ home })).rejects.toMatchObject(refusal);
  await alter(home, 'PRAGMA user_version = 1');
  const journal = await openJournal({ home });
  expect(await journal.getRun('one')).toEqual(facts.run);
  await journal.close();
});

test.each([
  ['is text', async (file: string) => await writeFile(file, 'this is my diary\n'.repeat(99))],
  ['ends in its header', async (file: string) => await truncate(file, 50)],
  ['lost its second half', async (file: string) => await truncate(file, Math.floor((await stat(file)).size / 2))],
  ['was written over', async (file: string) => await writeOver(file)],
])('a journal that %s is called damaged, and nothing of it is removed', async (_what, damage) => {
  const home = await homeWithRun();
  const file = journalOf(home);
  for (const name of ['-wal', '-shm']) await rm(`${file}${name}`, { force: true });
  await damage(file);
  const { size } = await stat(file);
  await expect(readAll(home)).rejects.toMatchObject({ code: 'journal-damaged', exitCode: 2 });
  expect((await stat(file)).size).toBe(size);
});

test('a cell of the file that says something impossible is called damage too', async () => {
  const home = await homeWithRun();
  await alter(home, `UPDATE source SET cells = '["half' WHERE key % 10 = 3`);
  await expect(readAll(home)).rejects.toMatchObject({ code: 'journal-damaged' });
  const other = await homeWithRun();
  await alter(other, 'UPDATE entry SET state = 77 WHERE key % 10 = 3');
  await expect(readAll(other)).rejects.toMatchObject({ code: 'journal-damaged' });
});

test('a place where no file can be is named', async () => {
  const home = await temporaryFolder();
  await mkdir(journalOf(home));
  await expect(openJournal({ home })).rejects.toMatchObject({ code: 'journal-unreachable', exitCode: 2 });
  const file = join(home, 'file');
  await writeFile(file, '');
  await expect(openJournal({ home: file })).rejects.toMatchObject({ code: 'home-unusable' });
});

test.skipIf(process.getuid?.() === 0)('a journal that may not be written is named', async () => {
  const home = await homeWithRun();
  await chmod(journalOf(home), 0o400);
  const writing = async (): Promise<void> => await (await openJournal({ home })).startRun(runOf('two'));
  await expect(writing()).rejects.toMatchObject({ code: 'journal-read-only', exitCode: 2 });
});

test('a journal that another process does not let go of is waited for, and then named', async () => {
  const home = await homeWithRun();
  const journal = await openJournal({ home, timeoutMs: 20 });
  const holder = connectDatabase(journalOf(home));
  holder.exec('BEGIN IMMEDIATE');
  await expect(journal.startRun(runOf('two'))).rejects.toMatchObject({ code: 'journal-busy', exitCode: 5 });
  expect(await journal.getRun('one')).toEqual(facts.run);
  holder.exec('ROLLBACK');
  holder.close();
  await journal.startRun(runOf('two'));
  await journal.close();
});

async function readAll(home: string): Promise<void> {
  const journal = await openJournal({ home });
  try {
    await journal.listRuns();
    await journal.countEntries('one');
    await journal.listEntries('one', { limit: 9999 });
  } finally {
    await journal.close();
  }
}

// Everything behind the first page, which says that the file is ours.
async function writeOver(file: string): Promise<void> {
  const { size } = await stat(file);
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(size - 4096, 'garbage'), 0, size - 4096, 4096);
  await handle.close();
}
