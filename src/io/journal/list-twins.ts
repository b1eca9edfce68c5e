import type { Entry } from '../../model/run.ts';
import type { Database } from '../../sqlite/open-database.ts';
import { maskOf } from './codes.ts';
import { entryColumns, entryParts, readEntry } from './entry-row.ts';
import { keyOf } from './schema.ts';

// Rows that name a record and mean it.
const rows = `entry JOIN input ON input.run = ?1 AND input.no = entry.input
  WHERE entry.key > ?2 AND entry.key < ?3 AND entry.id IS NOT NULL AND NOT (1 << state) & ?4`;

const sharedResources = 'SELECT resource FROM input WHERE run = ?1 GROUP BY resource HAVING count(*) > 1';

const twins = `SELECT resource, id FROM ${rows} AND resource IN (${sharedResources})
  GROUP BY resource, id HAVING min(entry.input) <> max(entry.input)`;

/**
 * Rows whose record a row of another input names as well. Only ids are sorted for this, and by SQLite, which does it in a
 * temporary file where they are many.
 */
export function prepareTwins(database: Database): (run: number) => readonly Entry[] {
  const shared = database.prepare(sharedResources);
  const select = database.prepare(`SELECT ${entryColumns} FROM entry ${entryParts}
    WHERE entry.key IN (SELECT entry.key FROM ${rows} AND (resource, id) IN (${twins})) ORDER BY entry.key`);
  const unmeant = maskOf(['invalid', 'blank']);
  return (run) => {
    if (shared.all(run).length === 0) return [];
    return select.all(run, keyOf(run, 0), keyOf(run + 1, 0), unmeant).map(readEntry);
  };
}
