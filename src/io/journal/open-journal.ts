import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../../errors.ts';
import { journalForeign, journalNewer } from '../../errors/journal.ts';
import { homeUnusable } from '../../errors/sign-in.ts';
import type { Journal } from '../../ports/journal.ts';
import { migrate } from '../../sqlite/migrate.ts';
import { connectDatabase, type Database } from '../../sqlite/open-database.ts';
import { codeOf, makeHomeFolder } from '../sign-in/home-folder.ts';
import { createEntryTable } from './entry-table.ts';
import { createEventTable } from './event-table.ts';
import { explain } from './explain.ts';
import { createInputTable } from './input-table.ts';
import { prepareTwins } from './list-twins.ts';
import { createRunTable } from './run-table.ts';
import { schema } from './schema.ts';
import { prepareUpdate } from './update-entries.ts';

/** Opens the journal of a home folder, or makes it; several processes may have it open. */
export async function openJournal({ home }: { readonly home: string }): Promise<Journal> {
  const path = join(await makeHomeFolder(home), 'journal.sqlite');
  await makePrivateFile(path);
  const safely: Safely = async (work) => {
    try {
      return work();
    } catch (error) {
      throw explain(path, error);
    }
  };
  return await safely(() => createJournal(openTables(path), safely));
}

/** Does what the port asks for, and says in words what SQLite says in codes. */
type Safely = <T>(work: () => T) => Promise<T>;

// SQLite gives the files that it puts beside this one the same mode.
async function makePrivateFile(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    // A file that is there is not opened here: closing it again would end the locks that this process holds on it.
    if (codeOf(error) !== 'EEXIST') throw homeUnusable(path, reasonOf(error));
  }
}

function openTables(path: string): Database {
  const database = connectDatabase(path);
  try {
    const fit = migrate(database, schema);
    if (fit === 'ready') return database;
    throw fit === 'foreign' ? journalForeign(path) : journalNewer(path);
  } catch (error) {
    database.close();
    throw error;
  }
}

function createJournal(database: Database, safely: Safely): Journal {
  const runs = createRunTable(database);
  const inputs = createInputTable(database);
  const entries = createEntryTable(database);
  const events = createEventTable(database);
  const twins = prepareTwins(database);
  const update = prepareUpdate(database);
  const no = (run: string): number => runs.numberOf(run);
  return {
    startRun: async (run) => await safely(() => runs.start(run)),
    changeRun: async (id, change) => await safely(() => runs.change(id, change)),
    getRun: async (id) => await safely(() => runs.get(id)),
    listRuns: async () => await safely(() => runs.list()),
    saveInput: async (run, input, facts) => await safely(() => inputs.save(no(run), input, facts)),
    annotateInput: async (run, input, issues) => await safely(() => inputs.annotate(no(run), input, issues)),
    listInputs: async (run) => await safely(() => inputs.list(no(run))),
    addEntries: async (run, input, rows) => await safely(() => entries.add(no(run), input, rows)),
    listEntries: async (run, query) => await safely(() => entries.list(no(run), query)),
    updateEntries: async (run, updates, how) => await safely(() => update(no(run), updates, how?.durably ?? false)),
    countEntries: async (run) => await safely(() => entries.count(no(run))),
    listTwins: async (run) => await safely(() => twins(no(run))),
    addEvents: async (run, list) => await safely(() => events.add(no(run), list)),
    listEvents: async (run) => await safely(() => events.list(no(run))),
    close: async () => await safely(() => close(database)),
  };
}

// What was committed goes to the main file and the disk, even where the SQLite package for older Node, which keeps a
// connection alive until its last statement is collected, would leave that to the end of the process.
function close(database: Database): void {
  database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  database.close();
}
