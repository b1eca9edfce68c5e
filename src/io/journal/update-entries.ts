import type { EntryUpdate } from '../../model/run.ts';
import { inDurableTransaction, inTransaction } from '../../sqlite/in-transaction.ts';
import type { Cell, Database, Statement } from '../../sqlite/open-database.ts';
import { numberOfState, printJson } from './codes.ts';
import { keyOf } from './schema.ts';

type Field = Exclude<keyof EntryUpdate, 'seq'>;

/** How a field gets into its column. */
interface Place {
  readonly field: Field;
  readonly column: string;
  readonly print: (update: EntryUpdate) => Cell;
}

const inEntry: readonly Place[] = [
  { field: 'state', column: 'state', print: ({ state }) => (state === undefined ? null : numberOfState(state)) },
  { field: 'attempts', column: 'attempts', print: ({ attempts = null }) => attempts },
  { field: 'httpStatus', column: 'http_status', print: ({ httpStatus = null }) => httpStatus },
  { field: 'sentAt', column: 'sent_at', print: ({ sentAt = null }) => sentAt },
  { field: 'settledAt', column: 'settled_at', print: ({ settledAt = null }) => settledAt },
];

const inSource: readonly Place[] = [
  { field: 'issues', column: 'issues', print: ({ issues = null }) => printJson(issues) },
];

const inRecord: readonly Place[] = [
  { field: 'changes', column: 'changes', print: ({ changes = null }) => printJson(changes) },
  { field: 'seen', column: 'seen', print: ({ seen = null }) => printJson(seen) },
  { field: 'before', column: 'before', print: ({ before = null }) => printJson(before) },
];

/** Changes rows of a run, which is given by its number: all of them, or none where one is not there. */
export function prepareUpdate(
  database: Database,
): (run: number, updates: readonly EntryUpdate[], durably: boolean) => void {
  const change = prepareChange(database);
  return (run, updates, durably) => {
    const work = (): void => {
      for (const update of updates) change(keyOf(run, update.seq), update);
    };
    if (durably) inDurableTransaction(database, work);
    else inTransaction(database, work);
  };
}

function prepareChange(database: Database): (key: number, update: EntryUpdate) => void {
  const entry = prepareColumns(database, inEntry, updateSql('entry'));
  const source = prepareColumns(database, inSource, updateSql('source'));
  const record = prepareColumns(database, inRecord, upsertSql('record'));
  const exists = database.prepare('SELECT 1 FROM entry WHERE key = ?');
  return (key, update) => {
    const changed = entry(key, update) ?? (exists.get(key) === undefined ? 0 : 1);
    if (changed === 0) throw new Error(`the run has no row ${update.seq}`);
    source(key, update);
    record(key, update);
  };
}

/** Writes the given fields of an update; null where none is for this table, else how many rows were there. */
function prepareColumns(
  database: Database,
  places: readonly Place[],
  sql: (columns: readonly string[]) => string,
): (key: number, update: EntryUpdate) => number | null {
  const statements = new Map<string, Statement>();
  const prepare = (columns: readonly string[]): Statement => {
    const name = columns.join();
    const statement = statements.get(name) ?? database.prepare(sql(columns));
    statements.set(name, statement);
    return statement;
  };
  return (key, update) => {
    const given = places.filter(({ field }) => update[field] !== undefined);
    if (given.length === 0) return null;
    const statement = prepare(given.map(({ column }) => column));
    return Number(statement.run(key, ...given.map(({ print }) => print(update))).changes);
  };
}

function updateSql(table: string) {
  return (columns: readonly string[]): string =>
    `UPDATE ${table} SET ${columns.map((column, index) => `${column} = ?${index + 2}`).join()} WHERE key = ?1`;
}

// A row has no part in this table before it was compared with its record.
function upsertSql(table: string) {
  return (columns: readonly string[]): string =>
    `INSERT INTO ${table} (key, ${columns.join()}) VALUES (?1, ${columns.map((_, index) => `?${index + 2}`).join()})
     ON CONFLICT (key) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join()}`;
}
