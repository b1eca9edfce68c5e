import { idOf, type StoredRecord } from '../store/store.ts';
import { relationName, type Key, type Lookup, type Shape } from '../shapes/shape.ts';
import { showKey, showRow } from '../shapes/show.ts';
import { comparable, parseFilters } from './filters.ts';
import { numberOf, type Query } from './query.ts';
import { json, type Reply } from './reply.ts';

/** The records of one type, and a way to look at others. */
export interface Listed {
  readonly shape: Shape;
  readonly records: readonly StoredRecord[];
  readonly lookup: Lookup;
}

/** One page of the records that pass the query's filters, in its order. */
export function list(listed: Listed, query: Query): Reply {
  const { shape, lookup } = listed;
  const order = orderOf(shape, query);
  const found = sort(filter(listed, query), order, lookup);
  const size = numberOf(query, 'size', { fallback: 25, most: 1000 });
  const page = numberOf(query, 'page', { fallback: 1, most: 1_000_000 });
  const rows = found.slice((page - 1) * size, page * size);
  const totalPages = Math.ceil(found.length / size);
  return json(200, {
    Records: rows.map((record) => showRow(shape, record, lookup)),
    CurrentPage: page,
    CurrentPageSize: size,
    CurrentOrderField: order.key.name,
    CurrentSortDirection: order.isDescending ? 1 : 0,
    FirstItem: rows.length === 0 ? 0 : (page - 1) * size + 1,
    LastItem: rows.length === 0 ? 0 : (page - 1) * size + rows.length,
    TotalItems: found.length,
    TotalPages: totalPages,
    HasNextPage: page < totalPages,
    HasPreviousPage: page > 1,
    PageNumber: page,
    PageSize: size,
  });
}

interface Order {
  readonly key: Key;
  readonly isDescending: boolean;
}

function filter({ shape, records, lookup }: Listed, query: Query): readonly StoredRecord[] {
  const filters = parseFilters(shape, query);
  if (filters.length === 0) return records;
  return records.filter((record) => filters.every(({ key, passes }) => passes(showKey(key, record, lookup))));
}

const byId: Key = { kind: 'kept', name: 'Id' };

// Older pages of the vendor write -1 for descending.
function orderOf(shape: Shape, query: Query): Order {
  const name = (query.get('orderby') ?? 'Id').toLowerCase();
  const key = shape.keys.find((one) => one.name.toLowerCase() === name || nameInFilters(one) === name);
  return { key: key ?? byId, isDescending: ['1', '-1'].includes(query.get('dir') ?? '0') };
}

function nameInFilters(key: Key): string {
  return key.kind === 'writable' ? relationName(key).toLowerCase() : '';
}

function sort(records: readonly StoredRecord[], order: Order, lookup: Lookup): readonly StoredRecord[] {
  const sign = order.isDescending ? -1 : 1;
  const keyed = records.map((record) => ({ record, by: comparable(showKey(order.key, record, lookup), order.key) }));
  const sorted = keyed.toSorted(
    (one, other) => sign * (compare(one.by, other.by) || idOf(one.record) - idOf(other.record)),
  );
  return sorted.map(({ record }) => record);
}

// Nulls come first, as in the database behind the real thing.
function compare(one: number | string | null, other: number | string | null): number {
  if (one === other) return 0;
  if (one === null) return -1;
  if (other === null) return 1;
  return one < other ? -1 : 1;
}
