import type { Json } from '../json.ts';
import { relationName, type Key, type Shape } from '../shapes/shape.ts';
import { coerce } from './coerce.ts';
import { normaliseInstant } from './instant.ts';
import type { Query } from './query.ts';

/** One condition of a list: the key it looks at, and whether a value of that key passes. */
export interface Filter {
  readonly key: Key;
  readonly passes: (value: Json) => boolean;
}

const stamps = new Set(['CreatedOn', 'UpdatedOn', 'InvoicedOn', 'PauseFromLocal', 'PauseUntilLocal']);

/** The filters that a query asks for; one that is empty, unknown or unreadable is ignored, as the server ignores it. */
export function parseFilters(shape: Shape, query: Query): readonly Filter[] {
  return shape.keys.flatMap((key) => {
    const name = `${shape.resource.entity}_${filterName(key)}`.toLowerCase();
    return [
      exact(key, query.get(name)),
      range(key, query.get(`from_${name}`), (value, bound) => value >= bound),
      range(key, query.get(`to_${name}`), (value, bound) => value <= bound),
    ].filter((filter) => filter !== null);
  });
}

/** What a value is ordered by: dates by their instant, texts without regard to case. */
export function comparable(value: Json, key: Key): number | string | null {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  return isInstant(key) ? Date.parse(value) : value.toLowerCase();
}

function filterName(key: Key): string {
  return key.kind === 'writable' ? relationName(key) : key.name;
}

function exact(key: Key, text: string | undefined): Filter | null {
  const wanted = text === undefined || text === '' ? null : comparable(read(key, text), key);
  return wanted === null ? null : { key, passes: (value) => comparable(value, key) === sameKind(wanted, value) };
}

function range(key: Key, text: string | undefined, isInside: (value: number, bound: number) => boolean): Filter | null {
  const bound = text === undefined || text === '' ? null : comparable(read(key, text), key);
  if (typeof bound !== 'number') return null;
  return {
    key,
    passes: (value) => {
      const number = comparable(value, key);
      return typeof number === 'number' && isInside(number, bound);
    },
  };
}

function read(key: Key, text: string): Json {
  if (isInstant(key)) return normaliseInstant(text);
  if (key.kind === 'writable') return coerce(key, text) ?? null;
  return key.name === 'Id' ? Number(text) : text;
}

// Keys that only the server sets have no type in the tables; their values do.
function sameKind(wanted: number | string, value: Json): number | string {
  if (typeof wanted !== 'string') return wanted;
  if (typeof value === 'number') return Number(wanted);
  return typeof value === 'boolean' ? Number(wanted === 'true') : wanted;
}

function isInstant(key: Key): boolean {
  return key.kind === 'writable' ? key.type === 'date-time' || key.type === 'date' : stamps.has(key.name);
}
