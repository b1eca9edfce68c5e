import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** A value as SQLite stores it. */
export type Cell = string | number | null;

/** A row as SQLite gives it, by the names of its columns. */
export type Cells = Readonly<Record<string, Cell>>;

/** One prepared statement; the part of the API that both SQLite packages share and we use. */
export interface Statement {
  run(...parameters: readonly Cell[]): { readonly changes: number | bigint };
  get(...parameters: readonly Cell[]): Cells | undefined;
  all(...parameters: readonly Cell[]): readonly Cells[];
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
  const database = connectDatabase(path, timeoutMs);
  try {
    makeLasting(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Opens a database just as it is; nothing is written to it, so that a stranger's file stays what it was. */
export function connectDatabase(path: string, timeoutMs = 5000): Database {
  const { DatabaseSync } = loadSqlite();
  // SQLite takes a path that starts with "file:" for an address, and an absolute one never does.
  return new DatabaseSync(resolve(path), { timeout: timeoutMs });
}

/** From here on a kill -9 loses nothing that was committed, and readers do not wait for writers. */
export function makeLasting(database: Database): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
}

// Node has SQLite built in from 22.13 on; before that the package with the same API takes its place.
function loadSqlite(): SqliteModule {
  const require = createRequire(import.meta.url);
  const builtIn =
    'getBuiltinModule' in process ? withoutWarning(() => process.getBuiltinModule('node:sqlite')) : undefined;
  // Both are typed by their own packages, and neither type is the other's.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a module of the shape that the interface above says
  return (builtIn ?? require('@photostructure/sqlite')) as SqliteModule;
}

/** Node 22 calls its SQLite experimental, in two lines that would stand in front of all that a command says. */
function withoutWarning<T>(load: () => T): T {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
