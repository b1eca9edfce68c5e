import type { Entry } from '../model/run.ts';
import { inputOf, type SendableEntry, type SendWork, type Waiting } from './work.ts';

/** The rows that are still to be sent, one record type after the other, in order. */
export interface Rows {
  /** True while rows of the present record type are left. */
  hasMore(): Promise<boolean>;
  /** The next rows, at most `most`; none of a record that is busy. */
  take(most: number, busy: ReadonlySet<number>): Promise<readonly Waiting[]>;
  /** Puts a row back in front. */
  putBack(row: Waiting): void;
  /** Goes on to the next record type; false where there is none. */
  advance(): Promise<boolean>;
}

const pageSize = 200;

/** The planned rows of a run. */
export function createRows(work: Pick<SendWork, 'journal' | 'run' | 'inputs'>): Rows {
  const readPage = createPages(work);
  let back: readonly Waiting[] = [];
  let ahead: readonly Waiting[] = [];
  let resource: string | null = null;

  const nameOf = ({ entry }: Waiting): string => inputOf(work, entry).resource;
  async function readAhead(): Promise<Waiting | undefined> {
    if (ahead.length < pageSize / 2) ahead = [...ahead, ...(await readPage())];
    return ahead[0];
  }

  return {
    async hasMore() {
      const first = await readAhead();
      return back.length > 0 || (first !== undefined && nameOf(first) === resource);
    },
    async take(most, busy) {
      await readAhead();
      const next = ahead.findIndex((row) => nameOf(row) !== resource);
      const here = next === -1 ? ahead : ahead.slice(0, next);
      const taken = choose([...back, ...here], most, busy);
      back = back.filter((row) => !taken.has(row));
      ahead = ahead.filter((row) => !taken.has(row));
      return [...taken];
    },
    putBack(row) {
      back = [...back, row];
    },
    async advance() {
      const first = await readAhead();
      if (first !== undefined) resource = nameOf(first);
      return first !== undefined;
    },
  };
}

/** Gives the planned rows page by page, and then empty pages. */
function createPages({ journal, run }: Pick<SendWork, 'journal' | 'run'>): () => Promise<readonly Waiting[]> {
  let after: number | null = 0;
  return async () => {
    if (after === null) return [];
    const entries = await journal.listEntries(run, { states: ['planned'], after, limit: pageSize });
    after = entries.length < pageSize ? null : (entries.at(-1)?.seq ?? null);
    return entries.flatMap(waitingRow);
  };
}

/** One row for each record, so that no record is written twice at a time. */
function choose(rows: readonly Waiting[], most: number, busy: ReadonlySet<number>): ReadonlySet<Waiting> {
  const ids = new Set(busy);
  const chosen = new Set<Waiting>();
  for (const row of rows) {
    if (chosen.size >= most) break;
    if (ids.has(row.entry.id)) continue;
    ids.add(row.entry.id);
    chosen.add(row);
  }
  return chosen;
}

function waitingRow(entry: Entry): readonly Waiting[] {
  const { id } = entry;
  if (id === null) return [];
  const row: SendableEntry = { ...entry, id };
  return [{ entry: row, tried: 0, inDoubt: false, outdated: 0 }];
}
