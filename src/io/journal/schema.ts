import type { Schema } from '../../sqlite/migrate.ts';

/**
 * The tables of the journal. A row of a run is spread over three, by how often each part is written: `entry` is small and
 * follows every step, `source` is what the file said, `record` is what the server held. Their common key is `keyOf`.
 */
export const schema: Schema = {
  // "nexl" in ASCII.
  applicationId: 0x6e_65_78_6c,
  migrations: [
    `
    CREATE TABLE run (no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, started_at INTEGER NOT NULL,
      facts TEXT NOT NULL);
    CREATE TABLE input (run INTEGER NOT NULL, no INTEGER NOT NULL, resource TEXT NOT NULL, facts TEXT NOT NULL,
      PRIMARY KEY (run, no)) WITHOUT ROWID;
    CREATE TABLE entry (key INTEGER PRIMARY KEY, input INTEGER NOT NULL, row INTEGER NOT NULL, line INTEGER, id INTEGER,
      state INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, http_status INTEGER, sent_at INTEGER, settled_at INTEGER);
    CREATE TABLE source (key INTEGER PRIMARY KEY, cells TEXT, "values" TEXT, issues TEXT);
    CREATE TABLE record (key INTEGER PRIMARY KEY, changes TEXT, seen TEXT, before TEXT);
    CREATE TABLE event (no INTEGER PRIMARY KEY, run INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
      ms INTEGER NOT NULL);
    CREATE INDEX event_of_run ON event (run);`,
  ],
};

/** More rows than any run has. */
const rowsOfARun = 2 ** 32;

/** The key of a row: the number of its run above its place in the run, so that a run lies together and in order. */
export function keyOf(run: number, seq: number): number {
  return run * rowsOfARun + seq;
}

/** The place of a row in its run. */
export function seqOf(key: number): number {
  return key % rowsOfARun;
}
