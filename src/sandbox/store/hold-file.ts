import { rmSync } from 'node:fs';
import { openDatabase } from '../../sqlite/open-database.ts';

/**
 * Holds a file for this process until the returned function is called, or the process dies in whatever way; throws where
 * another one holds it. The lock is a transaction on a file beside it: one on the file itself would outlive `close`, as the
 * SQLite package for older Node keeps a connection alive until its last statement is collected.
 */
export function holdFile(path: string): () => void {
  const lockPath = `${path}-lock`;
  const lock = openDatabase(lockPath, 200);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => {
    lock.exec('COMMIT');
    lock.close();
    rmSync(lockPath, { force: true });
  };
}
