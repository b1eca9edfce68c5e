import type { Run } from '../../model/run.ts';
import { inTransaction } from '../../sqlite/in-transaction.ts';
import type { Cells, Database } from '../../sqlite/open-database.ts';

/** The runs of a journal. */
export interface RunTable {
  /** The number of a run in the tables; an error where it was never started. */
  numberOf(id: string): number;
  start(run: Run): void;
  change(id: string, change: Partial<Omit<Run, 'id'>>): void;
  get(id: string): Run | null;
  list(): readonly Run[];
}

/** The numbers of runs are kept in memory: a run is never taken out while its number could be asked for. */
export function createRunTable(database: Database): RunTable {
  const insert = database.prepare('INSERT INTO run (id, started_at, facts) VALUES (?, ?, ?)');
  const update = database.prepare('UPDATE run SET started_at = ?, facts = ? WHERE id = ?');
  const select = database.prepare('SELECT no, facts FROM run WHERE id = ?');
  const selectAll = database.prepare('SELECT facts FROM run ORDER BY started_at DESC, no DESC');
  const numbers = new Map<string, number>();
  const find = (id: string): Cells => select.get(id) ?? noSuchRun(id);
  return {
    numberOf(id) {
      const number = numbers.get(id) ?? Number(find(id)['no']);
      numbers.set(id, number);
      return number;
    },
    start: (run) => void insert.run(run.id, run.startedAt, JSON.stringify(run)),
    change(id, change) {
      inTransaction(database, () => {
        const run = { ...readRun(find(id)), ...change };
        update.run(run.startedAt, JSON.stringify(run), id);
      });
    },
    get(id) {
      const found = select.get(id);
      return found === undefined ? null : readRun(found);
    },
    list: () => selectAll.all().map(readRun),
  };
}

function readRun({ facts }: Cells): Run {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file is ours, and a run was written there
  return JSON.parse(String(facts)) as Run;
}

function noSuchRun(id: string): never {
  throw new Error(`the journal has no run ${id}`);
}
