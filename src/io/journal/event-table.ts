import type { RunEvent } from '../../model/run.ts';
import { inTransaction } from '../../sqlite/in-transaction.ts';
import type { Database } from '../../sqlite/open-database.ts';

/** What happened to runs; a run is given by its number. */
export interface EventTable {
  add(run: number, events: readonly RunEvent[]): void;
  list(run: number): readonly RunEvent[];
}

/** They are listed as they were added. */
export function createEventTable(database: Database): EventTable {
  const insert = database.prepare('INSERT INTO event (run, at, kind, ms) VALUES (?, ?, ?, ?)');
  const select = database.prepare('SELECT at, kind, ms FROM event WHERE run = ? ORDER BY no');
  return {
    add(run, events) {
      inTransaction(database, () => {
        for (const { at, kind, ms } of events) insert.run(run, at, kind, ms);
      });
    },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `add` wrote them
    list: (run) => select.all(run).map(({ at, kind, ms }) => ({ at, kind, ms }) as RunEvent),
  };
}
