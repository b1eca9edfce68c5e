import type { LiveRecord } from '../model.ts';
import type { Called, Calls, Halt } from '../ports/calls.ts';
import type { RecordsRead } from '../ports/calls.ts';
import type { Resource } from '../resources/resource.ts';
import { createLeftOut, type LeftOut } from './left-out.ts';

/** Reads records by their ids, at most 50; whole, as a body needs them, or at least these fields of them. */
export type ReadRecords = (
  resource: Resource,
  ids: readonly number[],
  fields?: ReadonlySet<string>,
) => Promise<RecordsRead>;

/**
 * Reads in batches, and alone where a batch may have left a field out that a record has: a body built without it would clear it.
 * Where a batch cannot be had, its records are read alone, so that one bad record does not take its neighbours with it.
 */
export function createReadRecords(calls: Calls): ReadRecords {
  const known = new Map<Resource, LeftOut>();
  return async (resource, ids, fields) => {
    const batch = await calls.readBatch(resource.path, ids);
    if (batch.kind === 'halted') return batch;
    const given = batch.kind === 'accepted' ? byId(batch.value) : null;
    const leftOut = known.get(resource) ?? createLeftOut(resource);
    known.set(resource, leftOut);
    if (given !== null) leftOut.see(given.values());
    const asked = given === null ? ids : ids.filter((id) => given.has(id));
    return readAll(asked, async (id) => {
      const record = given?.get(id);
      const doubts = record === undefined ? [] : leftOut.doubts(record).filter((name) => fields?.has(name) ?? true);
      if (record !== undefined && doubts.length === 0) return { kind: 'accepted', value: record };
      const alone = await calls.readOne(resource.path, id);
      if (alone.kind === 'accepted') leftOut.learn(doubts, alone.value);
      return alone;
    });
  };
}

async function readAll(
  ids: readonly number[],
  read: (id: number) => Promise<Called<LiveRecord>>,
): Promise<RecordsRead> {
  const records = new Map<number, LiveRecord>();
  const failed = new Map<number, string>();
  let halt: Halt | null = null;
  for (const id of ids) {
    const one = await read(id);
    if (one.kind === 'halted') ({ halt } = one);
    if (halt !== null) return { kind: 'halted', halt };
    if (one.kind === 'accepted') records.set(id, one.value);
    else if (one.kind !== 'missing' && one.kind !== 'halted') failed.set(id, one.message);
  }
  return { kind: 'read', records, failed };
}

function byId(records: readonly LiveRecord[]): ReadonlyMap<number, LiveRecord> {
  const found = records.flatMap((record): [number, LiveRecord][] => {
    const id = record['Id'];
    return typeof id === 'number' ? [[id, record]] : [];
  });
  return new Map(found);
}
