import type { Database } from './open-database.ts';

/** Everything that the work writes is in the database afterwards, or nothing of it. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** The same, and it outlives a power failure, for which the disk is waited for. */
export function inDurableTransaction<T>(database: Database, work: () => T): T {
  database.exec('PRAGMA synchronous = FULL');
  try {
    return inTransaction(database, work);
  } finally {
    database.exec('PRAGMA synchronous = NORMAL');
  }
}

function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // After some errors, a full disk among them, SQLite has rolled back by itself.
  }
}
