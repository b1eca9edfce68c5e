import { join } from 'node:path';
import { journalForeign, journalNewer } from '../../errors/journal.ts';
import type { Journal } from '../../ports/journal.ts';
import { migrate } from '../../sqlite/migrate.ts';
import { connectDatabase, type Database } from '../../sqlite/open-database.ts';
import { makeHomeFolder } from '../sign-in/home-folder.ts';
import { assertNotEmpty } from './assert-not-empty.ts';
import { createPresence } from './assert-present.ts';
import { compact } from './compact.ts';
import { createEntryTable } from './entry-table.ts';
import { createEventTable } from './event-table.ts';
import { explain } from './explain.ts';
import { createInputTable } from './input-table.ts';
import { prepareTwins } from './list-twins.ts';
import { mergeUpdates } from './merge-updates.ts';
import { makePrivateFile, tightenFiles } from './private-file.ts';
import { preparePrune } from './prune-run.ts';
import { createRunTable } from './run-table.ts';
import { schema } from './schema.ts';
import { prepareUpdate } from './update-entries.ts';

/** Where the journal is. */
export interface Place {
  readonly home: string;
  /** How long to wait for another process that writes. */
  readonly timeoutMs?: number;
}

/** Opens the journal of a home folder, or makes it; several processes may have it open. */
export async function openJournal({ home, timeoutMs = 5000 }: Place): Promise<Journal> {
  const path = join(await makeHomeFolder(home), 'journal.sqlite');
  if (!(await makePrivateFile(path))) await assertNotEmpty(path);
  const safely: Safely = async (work) => {
    try {
      return await work();
    } catch (error) {
      throw explain(path, error);
    }
  };
  const assertPresent = createPresence(path);
  const present: Safely = async (work) =>
    await safely(() => {
      assertPresent();
      return work();
    });
  const journal = await safely(() => createJournal(openTables(path, timeoutMs), { path, safely, present }));
  await tightenFiles(path);
  return journal;
}

/** Does what the port asks for, and says in words what SQLite says in codes. */
type Safely = <T>(work: () => T | Promise<T>) => Promise<T>;

function openTables(path: string, timeoutMs: number): Database {
  const database = connectDatabase(path, timeoutMs);
  try {
    const fit = migrate(database, schema);
    if (fit === 'ready') return database;
    throw fit === 'foreign' ? journalForeign(path) : journalNewer(path);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** `present` makes sure besides that the file is still there. */
interface Guards {
  readonly path: string;
  readonly safely: Safely;
  readonly present: Safely;
}

function createJournal(database: Database, { path, safely, present }: Guards): Journal {
  const { runs, inputs, entries, events, twins, update, prune } = createTables(database);
  const merged = mergeUpdates((run, updates) => update(run, updates, false));
  const no = (run: string): number => runs.numberOf(run);
  // Whatever comes after an update finds it made.
  const next: Safely = async (work) =>
    await present(() => {
      merged.flush();
      return work();
    });
  return {
    startRun: async (run) => await next(() => runs.start(run)),
    changeRun: async (id, change) => await next(() => runs.change(id, change)),
    getRun: async (id) => await next(() => runs.get(id)),
    listRuns: async () => await next(() => runs.list()),
    saveInput: async (run, input, facts) => await next(() => inputs.save(no(run), input, facts)),
    annotateInput: async (run, input, issues) => await next(() => inputs.annotate(no(run), input, issues)),
    listInputs: async (run) => await next(() => inputs.list(no(run))),
    addEntries: async (run, input, rows) => await next(() => entries.add(no(run), input, rows)),
    listEntries: async (run, query) => await next(() => entries.list(no(run), query)),
    updateEntries: async (run, updates, how) =>
      how?.durably === true
        ? await next(() => update(no(run), updates, true))
        : await present(async () => await merged.add(no(run), updates)),
    countEntries: async (run) => await next(() => entries.count(no(run))),
    countAttempts: async (run) => await next(() => entries.countAttempts(no(run))),
    listTwins: async (run) => await next(() => twins(no(run))),
    addEvents: async (run, list) => await next(() => events.add(no(run), list)),
    listEvents: async (run) => await next(() => events.list(no(run))),
    prune: async (run) => await next(() => prune(no(run))),
    compact: async (how) => await next(() => compact(database, path, how)),
    close: async () =>
      await safely(() => {
        merged.flush();
        close(database);
      }),
  };
}

function createTables(database: Database) {
  return {
    runs: createRunTable(database),
    inputs: createInputTable(database),
    entries: createEntryTable(database),
    events: createEventTable(database),
    twins: prepareTwins(database),
    update: prepareUpdate(database),
    prune: preparePrune(database),
  };
}

// What was committed goes to the main file and the disk now, unless somebody else is at it, who will do the same: the
// SQLite package for older Node keeps a connection alive until its last statement is collected.
function close(database: Database): void {
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
