import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectDatabase, openDatabase } from '../../src/sqlite/open-database.ts';
import { troubleOf } from '../../src/sqlite/trouble.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return new Error('nothing went wrong');
}

const cases: ReadonlyArray<
  readonly [string, string | null, (folder: string) => Promise<() => unknown> | (() => unknown)]
> = [
  [
    'a writer behind another',
    'busy',
    (folder) => {
      const [one, other] = [0, 1].map(() => openDatabase(join(folder, 'file'), 1));
      one?.exec('BEGIN IMMEDIATE');
      return () => other?.exec('BEGIN IMMEDIATE');
    },
  ],
  [
    'a file of something else',
    'damaged',
    async (folder) => {
      await writeFile(join(folder, 'file'), 'not a database, '.repeat(100));
      return () => openDatabase(join(folder, 'file'));
    },
  ],
  [
    'a database that may grow no more',
    'full',
    (folder) => {
      const database = openDatabase(join(folder, 'file'));
      database.exec('PRAGMA max_page_count = 2');
      return () => database.exec('CREATE TABLE one (a); CREATE TABLE two (a); CREATE TABLE three (a)');
    },
  ],
  [
    'a database that may not be written',
    'read-only',
    (folder) => {
      const database = openDatabase(join(folder, 'file'));
      database.exec('PRAGMA query_only = ON');
      return () => database.exec('CREATE TABLE one (a)');
    },
  ],
  [
    'a folder',
    'closed-off',
    async (folder) => {
      await mkdir(join(folder, 'file'));
      return () => openDatabase(join(folder, 'file'));
    },
  ],
  ['a mistake in SQL', null, (folder) => () => connectDatabase(join(folder, 'file')).exec('SELEKT')],
  ['a statement with a mistake', null, (folder) => () => connectDatabase(join(folder, 'file')).prepare('SELEKT')],
  ['an error of something else', null, () => (): unknown => JSON.parse('{')],
];

test.each(cases)('%s is told as %s', async (_what, trouble, prepare) => {
  const work = await prepare(await temporaryFolder());
  expect(troubleOf(errorOf(work))).toBe(trouble);
});
