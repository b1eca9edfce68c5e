import type { Entry, NewEntry, RowState } from '../../model/run.ts';
import type { EntryQuery, EntryView } from '../../ports/journal.ts';
import { inTransaction } from '../../sqlite/in-transaction.ts';
import type { Cells, Database } from '../../sqlite/open-database.ts';
import { prepareInsert } from '../../sqlite/prepare-insert.ts';
import { maskOf, numberOfState, printJson, stateOf } from './codes.ts';
import { readEntry, viewsOf } from './entry-row.ts';
import { keyOf } from './schema.ts';

/** How many rows of an input are in a state. */
export interface EntryCount {
  readonly input: number;
  readonly state: RowState;
  readonly count: number;
}

/** The rows of runs; a run is given by its number. */
export interface EntryTable {
  add(run: number, input: number, entries: readonly NewEntry[]): void;
  list(run: number, query: EntryQuery): readonly Entry[];
  count(run: number): readonly EntryCount[];
  countAttempts(run: number): number;
}

/** Rows are added at the end, and every reading goes forward through the keys. */
export function createEntryTable(database: Database): EntryTable {
  const list = prepareList(database);
  const count = database.prepare(`SELECT input, state, count(*) AS count FROM entry WHERE key > ? AND key < ?
    GROUP BY input, state ORDER BY input, state`);
  const attempts = database.prepare('SELECT sum(attempts) AS sum FROM entry WHERE key > ? AND key < ?');
  return {
    add: prepareAdd(database),
    list: (run, query) => list(run, query).map(readEntry),
    count: (run) =>
      count.all(keyOf(run, 0), keyOf(run + 1, 0)).map((cells) => ({
        input: Number(cells['input']),
        state: stateOf(cells['state']),
        count: Number(cells['count']),
      })),
    countAttempts: (run) => Number(attempts.get(keyOf(run, 0), keyOf(run + 1, 0))?.['sum'] ?? 0),
  };
}

function prepareAdd(database: Database): EntryTable['add'] {
  const last = database.prepare('SELECT max(key) AS key FROM entry WHERE key >= ? AND key < ?');
  const addEntries = prepareInsert(database, 'entry', ['key', 'input', 'row', 'line', 'id', 'state']);
  const addSources = prepareInsert(database, 'source', ['key', 'cells', '"values"', 'issues']);
  return (run, input, entries) => {
    inTransaction(database, () => {
      const first = Number(last.get(keyOf(run, 0), keyOf(run + 1, 0))?.['key'] ?? keyOf(run, 0)) + 1;
      addEntries(
        entries.map(({ row, line, id, state }, index) => [first + index, input, row, line, id, numberOfState(state)]),
      );
      addSources(
        entries.map(({ cells, values, issues }, index) => [
          first + index,
          printJson(cells),
          printJson(values),
          printJson(issues),
        ]),
      );
    });
  };
}

function prepareList(database: Database): (run: number, query: EntryQuery) => readonly Cells[] {
  // CROSS JOIN holds SQLite to this order: through the rows of the run, and to the other parts of those that are wanted.
  const prepare = ({ columns, parts }: (typeof viewsOf)[EntryView]) =>
    database.prepare(`SELECT ${columns} FROM entry ${parts}
    WHERE entry.key > ? AND entry.key < ? AND (1 << state) & ? AND (? IS NULL OR input = ?) ORDER BY entry.key LIMIT ?`);
  const statements = { whole: prepare(viewsOf.whole), told: prepare(viewsOf.told), undone: prepare(viewsOf.undone) };
  return (run, { states, input = null, after = 0, limit, view = 'whole' }) =>
    statements[view].all(keyOf(run, after), keyOf(run + 1, 0), maskOf(states), input, input, limit);
}
