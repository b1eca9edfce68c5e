import { inTransaction } from './in-transaction.ts';
import { makeLasting, type Database } from './open-database.ts';

/** What a file of ours looks like. */
export interface Schema {
  /** Marks a file as ours; never zero, which is what files without an owner have. */
  readonly applicationId: number;
  /** SQL that leads from one version to the next, the first from an empty file to version 1. */
  readonly migrations: readonly string[];
}

/** Brings a file that is ours, or empty, to the newest version; any other is left as it is and only named. */
export function migrate(database: Database, schema: Schema): 'ready' | 'foreign' | 'newer' {
  const found = look(database, schema);
  if (found === 'foreign') return found;
  if (found > schema.migrations.length) return 'newer';
  makeLasting(database);
  if (found < schema.migrations.length) inTransaction(database, () => climb(database, schema));
  return 'ready';
}

// The version; an empty file has 0.
function look(database: Database, { applicationId }: Schema): number | 'foreign' {
  const owner = read(database, 'PRAGMA application_id');
  const version = read(database, 'PRAGMA user_version');
  if (owner === applicationId) return version;
  const isEmpty = owner === 0 && version === 0 && read(database, 'SELECT count(*) FROM sqlite_schema') === 0;
  return isEmpty ? 0 : 'foreign';
}

// Asks for the version again, because another process may have been here before the lock was ours.
function climb(database: Database, { applicationId, migrations }: Schema): void {
  const version = read(database, 'PRAGMA user_version');
  for (const migration of migrations.slice(version)) database.exec(migration);
  database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length};`);
}

function read(database: Database, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0]);
}
