import { journalNotCompacted } from '../../errors/journal.ts';
import type { Database } from '../../sqlite/open-database.ts';
import { troubleOf } from '../../sqlite/trouble.ts';

/**
 * Writes the file anew from what is in its tables, so that no byte of what was taken out is left, not in pages that were given up
 * or split long ago, and not in its log. Another process that reads or writes is waited for; an error where it does not let go.
 */
export function compact(
  database: Database,
  path: string,
  { isLeftWhereTidy }: { readonly isLeftWhereTidy: boolean },
): void {
  if (isLeftWhereTidy && !isLoose(database)) return;
  // The pages of the new file are taken from memory that held the old ones.
  database.exec('PRAGMA secure_delete = ON');
  try {
    database.exec('VACUUM');
    const ended = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    // A checkpoint says that somebody was in the way, and throws nothing.
    if (ended?.['busy'] !== 0) throw journalNotCompacted(path, null);
  } catch (error) {
    throw troubleOf(error) === 'busy' ? journalNotCompacted(path, error) : error;
  } finally {
    database.exec('PRAGMA secure_delete = OFF');
  }
}

/** True where pages were given up and are still there: something was taken out, and the file was not written anew since. */
function isLoose(database: Database): boolean {
  return Number(Object.values(database.prepare('PRAGMA freelist_count').get() ?? {})[0]) > 0;
}
