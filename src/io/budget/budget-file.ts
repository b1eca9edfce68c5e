import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf, UserError } from '../../errors.ts';
import { budgetBusy, budgetForeign, budgetUnusable } from '../../errors/budget.ts';
import { openDatabase, type Database } from '../../sqlite/open-database.ts';
import { makeHomeFolder } from '../sign-in/home-folder.ts';

/** The SQLite file that all processes of the machine share. */
export interface BudgetFile {
  readonly database: Database;
  /** Does the work as one transaction that nobody else's comes between; what goes wrong with the file is a `UserError`. */
  transact<T>(work: () => T): T;
}

// "nxbu": another program's database is told from ours by it.
const applicationId = 0x6e_78_62_75;
const version = 1;
// A `use` has its place in three queues: of all calls, of the reads, of the writes; in each the numbers have no gaps and the times never fall.
const tables = `
  CREATE TABLE target (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, reads INTEGER NOT NULL DEFAULT 0,
    writes INTEGER NOT NULL DEFAULT 0, newest REAL NOT NULL DEFAULT 0, keep_ms REAL NOT NULL DEFAULT 0,
    paused_at REAL NOT NULL DEFAULT 0, paused_until REAL NOT NULL DEFAULT 0, gap_ms REAL NOT NULL DEFAULT 0, went_at REAL NOT NULL DEFAULT 0);
  CREATE TABLE use (queue INTEGER NOT NULL, number INTEGER NOT NULL, at REAL NOT NULL, PRIMARY KEY (queue, number)) WITHOUT ROWID;
  CREATE TABLE flight (target INTEGER NOT NULL, opening TEXT NOT NULL, pid INTEGER NOT NULL, host TEXT NOT NULL,
    reads INTEGER NOT NULL, writes INTEGER NOT NULL, granted_at REAL NOT NULL, PRIMARY KEY (target, opening)) WITHOUT ROWID;
  PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version};`;

/** Opens or makes `budget.sqlite` in the home folder, for its owner alone. */
export async function openBudgetFile(home: string): Promise<BudgetFile> {
  const path = join(await makeHomeFolder(home), 'budget.sqlite');
  try {
    // SQLite gives its own files beside this one the same mode.
    await (await open(path, 'a', 0o600)).close();
    const database = openDatabase(path);
    return prepareFile(path, database);
  } catch (error) {
    throw explain(path, error);
  }
}

function prepareFile(path: string, database: Database): BudgetFile {
  const transact = transactionsOf(path, database);
  try {
    transact(() => makeTables(path, database));
  } catch (error) {
    database.close();
    throw error;
  }
  return { database, transact };
}

function makeTables(path: string, database: Database): void {
  const has = (pragma: string): number => Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
  if (isEmpty) database.exec(tables);
  else if (has('application_id') !== applicationId) throw budgetForeign(path, 'another program made it');
  else if (has('user_version') !== version) throw budgetForeign(path, 'another version of nexload made it');
}

function transactionsOf(path: string, database: Database): BudgetFile['transact'] {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  return (work) => {
    try {
      begin.run();
      const result = attempt(database, work);
      commit.run();
      return result;
    } catch (error) {
      throw explain(path, error);
    }
  };
}

function attempt<T>(database: Database, work: () => T): T {
  try {
    return work();
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function explain(path: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  const reason = reasonOf(error);
  if (/database is locked|database table is locked/.test(reason)) return budgetBusy(path, error);
  if (/not a database|malformed|no such table|no such column/.test(reason)) return budgetForeign(path, reason, error);
  return budgetUnusable(path, reason, error);
}
