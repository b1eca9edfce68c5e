import { createRequire } from 'node:module';

/** A value as SQLite stores it. */
export type Cell = string | number | null;

/** One prepared statement; the part of the API that both SQLite packages share and we use. */
export interface Statement {
  run(...parameters: readonly Cell[]): unknown;
  get(...parameters: readonly Cell[]): Readonly<Record<string, Cell>> | undefined;
  all(...parameters: readonly Cell[]): readonly Readonly<Record<string, Cell>>[];
}

/** An open SQLite database. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

interface SqliteModule {
  readonly DatabaseSync: new (path: string, options: { readonly timeout: number }) => Database;
}

/** Opens or makes a database that survives kill -9; another process that holds it is waited for, at most `timeoutMs`. */
export function openDatabase(path: string, timeoutMs = 5000): Database {
  const { DatabaseSync } = loadSqlite();
  const database = new DatabaseSync(path, { timeout: timeoutMs });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

// Node has SQLite built in from 22.13 on; before that the package with the same API takes its place.
function loadSqlite(): SqliteModule {
  const require = createRequire(import.meta.url);
  const builtIn = 'getBuiltinModule' in process ? process.getBuiltinModule('node:sqlite') : undefined;
  // Both are typed by their own packages, and neither type is the other's.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a module of the shape that the interface above says
  return (builtIn ?? require('@photostructure/sqlite')) as SqliteModule;
}
