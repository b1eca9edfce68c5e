import type { LiveRecord } from '../model.ts';
import { carriedFields } from '../resources/carried-fields.ts';
import type { Resource } from '../resources/resource.ts';

/** What is known of the fields that a server leaves out of batches of one record type. */
export interface LeftOut {
  /** A batch came in. */
  see(records: Iterable<LiveRecord>): void;
  /** The fields in which a record of a batch may hold more than it says; a body made of it would clear them. */
  doubts(record: LiveRecord): readonly string[];
  /** The same record was read alone because of these fields. */
  learn(fields: readonly string[], alone: LiveRecord): void;
}

/**
 * Lists are what servers are known to leave out, and one that leaves out what is empty looks for a while like one that knows no
 * such field. So many records that have no list alone either tell the two apart; of another field one record does.
 */
const listsToBelieve = 50;

/** Nothing is known of the server yet. */
export function createLeftOut(resource: Resource): LeftOut {
  const lists = new Set(resource.fields.filter(({ codec }) => codec.type === 'integer[]').map(({ name }) => name));
  const wanted = keysOf(resource);
  const given = new Set<string>();
  const missed = new Set<string>();
  const agreed = new Map<string, number>();

  // A list that is null may be one that was left out, until a batch gives one.
  const isThere = (record: LiveRecord, name: string): boolean =>
    lists.has(name) && !given.has(name) ? (record[name] ?? null) !== null : name in record;
  const isBelieved = (name: string): boolean =>
    !missed.has(name) && (agreed.get(name) ?? 0) >= (lists.has(name) ? listsToBelieve : 1);

  return {
    see(records) {
      for (const record of records) for (const name of lists) if (Array.isArray(record[name])) given.add(name);
    },
    doubts: (record) => wanted.filter((name) => !isThere(record, name) && !isBelieved(name)),
    learn(fields, alone) {
      for (const name of fields) {
        if (isThere(alone, name)) missed.add(name);
        else agreed.set(name, (agreed.get(name) ?? 0) + 1);
      }
    },
  };
}

/** All that a body must hold, or else the server clears it. */
function keysOf(resource: Resource): readonly string[] {
  const { fields, rules } = resource;
  const deltas = rules.flatMap((rule) => (rule.kind === 'list-or-deltas' ? [rule.added, rule.removed] : []));
  const columns = fields.map(({ name }) => name).filter((name) => !deltas.includes(name));
  return [...columns, ...carriedFields(resource)];
}
