import type { Issue } from '../../model.ts';
import type { RunInput } from '../../model/run.ts';
import { inTransaction } from '../../sqlite/in-transaction.ts';
import type { Cells, Database } from '../../sqlite/open-database.ts';
import { keyOf } from './schema.ts';

/** The inputs of runs; a run is given by its number. */
export interface InputTable {
  /** Takes the rows of the input along: they come again. */
  save(run: number, input: number, facts: RunInput): void;
  annotate(run: number, input: number, issues: readonly Issue[]): void;
  list(run: number): readonly RunInput[];
}

export function createInputTable(database: Database): InputTable {
  const insert = database.prepare('INSERT OR REPLACE INTO input (run, no, resource, facts) VALUES (?, ?, ?, ?)');
  const update = database.prepare('UPDATE input SET facts = ? WHERE run = ? AND no = ?');
  const select = database.prepare('SELECT facts FROM input WHERE run = ? AND no = ?');
  const selectAll = database.prepare('SELECT facts FROM input WHERE run = ? ORDER BY no');
  const forgetRows = prepareForget(database);
  return {
    save(run, input, facts) {
      inTransaction(database, () => {
        forgetRows(run, input);
        insert.run(run, input, facts.resource, JSON.stringify(facts));
      });
    },
    annotate(run, input, issues) {
      inTransaction(database, () => {
        const found = select.get(run, input);
        if (found === undefined) throw new Error(`the run has no input ${input}`);
        update.run(JSON.stringify({ ...readInput(found), issues }), run, input);
      });
    },
    list: (run) => selectAll.all(run).map(readInput),
  };
}

// The keys of the rows are in `entry`, which is therefore the last to go.
function prepareForget(database: Database): (run: number, input: number) => void {
  const mine = 'SELECT key FROM entry WHERE key > ? AND key < ? AND input = ?';
  const statements = ['record', 'source', 'entry'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE key IN (${mine})`),
  );
  return (run, input) => {
    for (const statement of statements) statement.run(keyOf(run, 0), keyOf(run + 1, 0), input);
  };
}

function readInput({ facts }: Cells): RunInput {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file is ours, and an input was written there
  return JSON.parse(String(facts)) as RunInput;
}
