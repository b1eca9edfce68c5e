import type { LiveRecord } from '../model.ts';
import type { Called, Calls, Halt } from '../ports/calls.ts';
import type { RecordsRead } from '../ports/calls.ts';
import type { Resource } from '../resources/resource.ts';

/** Reads records whole, by their ids, at most 50. */
export type ReadRecords = (resource: Resource, ids: readonly number[]) => Promise<RecordsRead>;

/**
 * Reads in batches, and alone where a batch left a field out that a record must have: a body built without it would clear it. A
 * field that the record alone does not have either is one that this server does not know, and is not asked for again. Where a
 * batch cannot be had, its records are read alone, so that one bad record does not take its neighbours with it.
 */
export function createReadRecords(calls: Calls): ReadRecords {
  const unknown = new Map<Resource, Set<string>>();
  return async (resource, ids) => {
    const batch = await calls.readBatch(resource.path, ids);
    if (batch.kind === 'halted') return batch;
    const given = batch.kind === 'accepted' ? byId(batch.value) : null;
    const unknownHere = unknown.get(resource) ?? new Set<string>();
    unknown.set(resource, unknownHere);
    const asked = given === null ? ids : ids.filter((id) => given.has(id));
    return readAll(asked, async (id) => {
      const record = given?.get(id);
      const isWhole = record !== undefined && missingKeys(resource, record).every((name) => unknownHere.has(name));
      if (isWhole) return { kind: 'accepted', value: record };
      const alone = await calls.readOne(resource.path, id);
      if (alone.kind === 'accepted') for (const name of missingKeys(resource, alone.value)) unknownHere.add(name);
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

function missingKeys({ fields, rules }: Resource, record: LiveRecord): readonly string[] {
  const deltas = rules.flatMap((rule) => (rule.kind === 'list-or-deltas' ? [rule.added, rule.removed] : []));
  return fields.map(({ name }) => name).filter((name) => !(name in record) && !deltas.includes(name));
}
