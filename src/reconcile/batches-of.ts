import type { Entry, RowState } from '../model/run.ts';
import type { Resource } from '../resources/resource.ts';
import { inputOf, type IdentifiedEntry, type ReconcileWork } from './work.ts';

/** Some rows of one record type, few enough for one request. */
export interface ReadableBatch {
  readonly resource: Resource;
  readonly entries: readonly IdentifiedEntry[];
}

const batchSize = 50;

/** The rows of a run in these states, in order; each record stands once in a batch. */
export async function* listBatches(work: ReconcileWork, states: readonly RowState[]): AsyncGenerator<ReadableBatch> {
  for (let after = 0; ;) {
    const entries = await work.journal.listEntries(work.run, { states, after, limit: batchSize });
    const last = entries.at(-1);
    if (last === undefined) return;
    after = last.seq;
    yield* batchesOf(work, entries);
  }
}

/** The same rows, cut where the record type changes. */
export function batchesOf(work: ReconcileWork, entries: readonly Entry[]): readonly ReadableBatch[] {
  const byName = new Map<string, IdentifiedEntry[]>();
  for (const entry of entries) {
    const { id } = entry;
    if (id === null) continue;
    const name = inputOf(work, entry).resource;
    byName.set(name, [...(byName.get(name) ?? []), { ...entry, id }]);
  }
  return [...byName].flatMap(([name, rows]) => {
    const resource = work.getResource(name);
    const starts = Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, index) => index * batchSize);
    return starts.map((start) => ({ resource, entries: rows.slice(start, start + batchSize) }));
  });
}
