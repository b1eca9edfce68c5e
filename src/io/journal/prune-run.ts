import { inDurableTransaction } from '../../sqlite/in-transaction.ts';
import type { Database } from '../../sqlite/open-database.ts';
import { keyOf } from './schema.ts';

/**
 * Forgets what the rows of a run, which is given by its number, held and asked for, and what was said of its inputs; how many
 * rows ended how stays. Gives how many rows that were. Copies of them are left in the file until it is compacted.
 */
export function preparePrune(database: Database): (run: number) => number {
  const rows = ['record', 'source'].map((table) => database.prepare(`DELETE FROM ${table} WHERE key > ? AND key < ?`));
  const inputs = database.prepare(`UPDATE input SET facts = json_set(facts, '$.issues', json('[]')) WHERE run = ?`);
  return (run) =>
    inDurableTransaction(database, () => {
      const [, sources = 0] = rows.map((statement) => Number(statement.run(keyOf(run, 0), keyOf(run + 1, 0)).changes));
      inputs.run(run);
      return sources;
    });
}
