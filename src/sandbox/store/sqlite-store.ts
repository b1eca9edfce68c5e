import { UserError } from '../../errors.ts';
import { isObject, parseJson } from '../json.ts';
import { openDatabase, type Cell, type Database } from '../../sqlite/open-database.ts';
import { holdFile } from './hold-file.ts';
import { createMemoryStore } from './memory-store.ts';
import { idOf, type Session, type Store, type Use } from './store.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS record (slug TEXT, id INTEGER, json TEXT NOT NULL, PRIMARY KEY (slug, id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS session (access_token TEXT PRIMARY KEY, refresh_token TEXT NOT NULL, client_id TEXT NOT NULL,
    expires_at REAL NOT NULL, refresh_expires_at REAL NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS use (client TEXT NOT NULL, is_write INTEGER NOT NULL, at REAL NOT NULL);`;

// Kept in the file's own header, in one transaction with the records, so that a kill while seeding leaves no half of them.
const seededVersion = 1;

/** A store in a file: everything is in it before a request is answered; uses from before `usesSince` are dropped. */
export function createSqliteStore(path: string, usesSince: number): Store {
  const { database, release } = open(path);
  const memory = createMemoryStore();
  loadInto(memory, database);
  database.prepare('DELETE FROM use WHERE at < ?').run(usesSince);
  return {
    ...memory,
    ...recordWrites(memory, database),
    ...useWrites(database),
    ...sessionWrites(memory, database),
    isSeeded: () => database.prepare('PRAGMA user_version').all()[0]?.['user_version'] === seededVersion,
    close() {
      database.close();
      release();
    },
  };
}

// One process at a time: the records are also held in memory, and two copies would drift apart.
function open(path: string): { readonly database: Database; readonly release: () => void } {
  try {
    const release = holdFile(path);
    return { database: openTables(path, release), release };
  } catch (cause) {
    throw refuse(path, cause);
  }
}

function openTables(path: string, release: () => void): Database {
  try {
    const database = openDatabase(path);
    database.exec(`BEGIN IMMEDIATE; ${tables} COMMIT;`);
    return database;
  } catch (error) {
    release();
    throw error;
  }
}

function refuse(path: string, cause: unknown): UserError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const isBusy = reason.includes('locked');
  return new UserError({
    code: isBusy ? 'data-in-use' : 'data-unusable',
    message: isBusy
      ? `The data file ${path} is in use by another sandbox`
      : `The data file ${path} cannot be opened: ${reason}`,
    hint: isBusy ? 'stop the other sandbox, or name another file' : 'name a file in a folder that you may write to',
    cause,
  });
}

function loadInto(memory: Store, database: Database): void {
  for (const row of database.prepare('SELECT slug, json FROM record ORDER BY slug, id').all()) {
    const record = parseJson(String(row['json']));
    if (isObject(record)) memory.save(String(row['slug']), record);
  }
  for (const row of database.prepare('SELECT * FROM session').all()) memory.saveSession(sessionOf(row));
}

function sessionOf(row: Readonly<Record<string, Cell>>): Session {
  return {
    accessToken: String(row['access_token']),
    refreshToken: String(row['refresh_token']),
    clientId: String(row['client_id']),
    expiresAt: Number(row['expires_at']),
    refreshExpiresAt: Number(row['refresh_expires_at']),
  };
}

function recordWrites(memory: Store, database: Database): Pick<Store, 'save' | 'replaceAll' | 'remove'> {
  const insert = database.prepare('INSERT OR REPLACE INTO record (slug, id, json) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM record WHERE slug = ? AND id = ?');
  return {
    save(slug, record) {
      insert.run(slug, idOf(record), JSON.stringify(record));
      memory.save(slug, record);
    },
    replaceAll(next) {
      database.exec('BEGIN; DELETE FROM record');
      for (const [slug, records] of next) {
        for (const record of records) insert.run(slug, idOf(record), JSON.stringify(record));
      }
      database.exec(`PRAGMA user_version = ${seededVersion}; COMMIT`);
      memory.replaceAll(next);
    },
    remove(slug, id) {
      remove.run(slug, id);
      memory.remove(slug, id);
    },
  };
}

function useWrites(database: Database): Pick<Store, 'uses' | 'saveUse' | 'clearUses'> {
  const select = database.prepare('SELECT client, is_write, at FROM use ORDER BY at');
  const insert = database.prepare('INSERT INTO use (client, is_write, at) VALUES (?, ?, ?)');
  return {
    uses: () =>
      select.all().map((row): Use => ({
        client: String(row['client']),
        isWrite: row['is_write'] === 1,
        at: Number(row['at']),
      })),
    saveUse: ({ client, isWrite, at }) => void insert.run(client, isWrite ? 1 : 0, at),
    clearUses: () => database.exec('DELETE FROM use'),
  };
}

function sessionWrites(memory: Store, database: Database): Pick<Store, 'saveSession' | 'removeSession'> {
  const insert = database.prepare('INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM session WHERE access_token = ?');
  return {
    saveSession(session) {
      const { accessToken, refreshToken, clientId, expiresAt, refreshExpiresAt } = session;
      insert.run(accessToken, refreshToken, clientId, expiresAt, refreshExpiresAt);
      memory.saveSession(session);
    },
    removeSession(accessToken) {
      remove.run(accessToken);
      memory.removeSession(accessToken);
    },
  };
}
