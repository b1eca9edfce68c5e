import { execFileSync } from 'node:child_process';
import { chmod, copyFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectDatabase } from '../../src/sqlite/open-database.ts';
import type { OnFinished } from '../helpers/open-scene.ts';

/** What is wrong with the home folder of a run that wants to go on, and what must be said. */
export interface BadHome {
  readonly title: string;
  /** `home` holds the journal of a run that is half done. */
  readonly spoil: (home: string, onFinished: OnFinished) => Promise<unknown> | void;
  readonly says: RegExp;
  /** How somebody gets out of the trouble; by default a copy of the journal is put back. */
  readonly mend?: (home: string) => Promise<unknown> | void;
}

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

const journalOf = (home: string): string => join(home, 'journal.sqlite');

const strangers = "PRAGMA application_id = 1; CREATE TABLE book (title TEXT); INSERT INTO book VALUES ('Emma')";

function run(file: string, sql: string): void {
  const database = connectDatabase(file);
  database.exec(sql);
  database.close();
}

/** The folder becomes one that may be read and not written; root may write everywhere but to what is mounted so. */
async function lock(home: string, onFinished: OnFinished): Promise<void> {
  if (!isRoot) {
    await chmod(journalOf(home), 0o400);
    await chmod(home, 0o500);
    return;
  }
  execFileSync('mount', ['--bind', home, home]);
  onFinished(async () => await unlock(home).catch(() => undefined));
  execFileSync('mount', ['-o', 'remount,bind,ro', home]);
}

async function unlock(home: string): Promise<void> {
  if (isRoot) execFileSync('umount', ['--lazy', home], { stdio: 'ignore' });
  else await chmod(home, 0o700);
  await chmod(journalOf(home), 0o600);
}

/** Each is named before anything is sent. */
export const badHomes: readonly BadHome[] = [
  {
    title: 'a journal that lost its second half',
    spoil: async (home) => await truncate(journalOf(home), Math.floor((await stat(journalOf(home))).size / 2)),
    says: /the journal home\/journal\.sqlite is damaged\n *put a copy back if there is one/,
  },
  {
    title: 'a text in the place of the journal',
    spoil: async (home) => await writeFile(journalOf(home), 'this is my diary\n'.repeat(99)),
    says: /the journal home\/journal\.sqlite is damaged/,
  },
  {
    title: 'a database of another program in the place of the journal',
    async spoil(home) {
      await writeFile(journalOf(home), '');
      run(journalOf(home), strangers);
    },
    says: /home\/journal\.sqlite is there and is no journal of nexload\n *move it away, or say --home/,
  },
  {
    title: 'a journal of a newer nexload',
    spoil: (home) => run(journalOf(home), 'PRAGMA user_version = 99'),
    says: /the journal home\/journal\.sqlite was written by a newer nexload\n *update nexload/,
  },
  {
    title: 'a folder that may only be read',
    spoil: lock,
    says: /the journal home\/journal\.sqlite cannot be written\n *make the file and its folder writable/,
    mend: unlock,
  },
  {
    title: 'a database of another program in the place of the memory of what was spent',
    async spoil(home) {
      await copyFile(join(home, 'budget.sqlite'), join(home, 'budget-copy.sqlite'));
      await writeFile(join(home, 'budget.sqlite'), '');
      run(join(home, 'budget.sqlite'), strangers);
    },
    says: /home\/budget\.sqlite cannot be used as the memory of what was spent: another program made it/,
    mend: async (home) => await copyFile(join(home, 'budget-copy.sqlite'), join(home, 'budget.sqlite')),
  },
];
