import type { Value } from '../../model.ts';
import { auditStamp } from '../api/instant.ts';
import type { JsonObject } from '../json.ts';
import { randomOf, type Random } from '../random.ts';
import { shapes } from '../shapes/get-shape.ts';
import type { Shape } from '../shapes/shape.ts';
import { idOf, type StoredRecord, type Tables } from '../store/store.ts';
import { differFrom } from './differ-from.ts';
import { makers } from './draft-values.ts';

/** A record that has to be there, and what somebody is going to ask of it: its values will be others. */
export interface SeedRecord {
  /** The slug of the record type. */
  readonly resource: string;
  readonly id: number;
  readonly values?: Readonly<Record<string, Value>>;
}

/** How many records of each type to make, and which have to be among them or besides. */
export interface Wanted {
  readonly records: number;
  readonly seeds: readonly SeedRecord[];
  readonly seed: number;
  readonly userEmail: string;
}

// The Id in the examples of the vendor's pages, so that these work as they are printed.
const exampleId = 87_654_321;
const firstIds: Readonly<Record<string, number>> = {
  'contract-paused-periods': 21_001,
  'proposal-contracts': 31_001,
  'contract-deposits': 41_001,
  'proposal-contract-schedules': 51_001,
  'contract-contacts': 61_001,
};

/** Makes the records of every type: the same wishes give the same records, byte for byte. */
export function makeTables(wanted: Wanted): Tables {
  const tables = new Map<string, readonly StoredRecord[]>();
  const seeds = withParents(wanted.seeds);
  for (const shape of shapes) {
    const { name, parent } = shape.resource;
    const parentIds = (tables.get(parent ?? '') ?? []).map(idOf);
    const asked = new Map(
      seeds.filter(({ resource }) => resource === name).map((seed) => [seed.id, seed.values ?? {}]),
    );
    const ids = [...new Set([...ordinaryIds(name, wanted.records), ...asked.keys()])].toSorted(
      (one, other) => one - other,
    );
    const make = (id: number): StoredRecord =>
      makeRecord(shape, { id, parentIds, asked: asked.get(id) ?? null, wanted });
    tables.set(name, ids.map(make));
  }
  return tables;
}

interface Order {
  readonly id: number;
  readonly parentIds: readonly number[];
  readonly asked: Readonly<Record<string, Value>> | null;
  readonly wanted: Wanted;
}

// A schedule in a spreadsheet names its proposal contract, which may be in no spreadsheet at all.
function withParents(seeds: readonly SeedRecord[]): readonly SeedRecord[] {
  const known = new Set(seeds.map(({ resource, id }) => `${resource} ${id}`));
  const parents = seeds
    .map(({ values }) => Number(values?.['ProposalContractId'] ?? 0))
    .filter((id) => id > 0 && !known.has(`proposal-contracts ${id}`));
  return [...seeds, ...[...new Set(parents)].map((id) => ({ resource: 'proposal-contracts', id }))];
}

function ordinaryIds(slug: string, count: number): readonly number[] {
  if (count === 0) return [];
  const first = firstIds[slug] ?? 1001;
  return [...Array.from({ length: count - 1 }, (_, index) => first + index), exampleId];
}

function makeRecord(shape: Shape, { id, parentIds, asked, wanted }: Order): StoredRecord {
  const { name } = shape.resource;
  const random = randomOf(wanted.seed, name, id);
  const contracts = Math.ceil(wanted.records / 2);
  const values = makers[name]?.({ random, contracts, parentIds }) ?? {};
  const fitting = asked === null ? values : differFrom(shape, values, asked);
  return { ...fitting, ...audit(random, id, wanted.userEmail) };
}

function audit(random: Random, id: number, email: string): JsonObject {
  const createdAt = Date.UTC(2024, 0, 1) + random.between(0, 300 * 86_400) * 1000 + random.between(0, 999);
  const updatedAt = createdAt + random.between(0, 200 * 86_400) * 1000;
  return {
    Id: id,
    UniqueId: guid(random),
    CreatedOn: auditStamp(createdAt, random.between(0, 9999)),
    UpdatedOn: auditStamp(updatedAt, random.between(0, 9999)),
    UpdatedBy: random.chance(0.5) ? email : 'front.desk@example.com',
    SystemId: random.chance(0.1) ? `ERP-${id}` : null,
  };
}

function guid(random: Random): string {
  const digits = Array.from({ length: 32 }, () => random.between(0, 15).toString(16)).join('');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
}
