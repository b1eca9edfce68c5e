import type { Json, JsonObject } from '../json.ts';
import type { StoredRecord } from '../store/store.ts';
import type { Key, Lookup, Shape } from './shape.ts';

/** A record as the server shows it on its own: every key in order, companions worked out, keys of newer builds behind. */
export function showRecord(shape: Shape, record: StoredRecord, lookup: Lookup): JsonObject {
  const shown: Record<string, Json> = {};
  for (const key of shape.keys) shown[key.name] = showKey(key, record, lookup);
  for (const name of Object.keys(record)) shown[name] ??= record[name] ?? null;
  return shown;
}

/** A record as lists show it: the arrays are left out. */
export function showRow(shape: Shape, record: StoredRecord, lookup: Lookup): JsonObject {
  const entries = Object.entries(showRecord(shape, record, lookup));
  const arrays = new Set(shape.writables.filter(({ type }) => type === 'integer[]').map(({ name }) => name));
  return Object.fromEntries(entries.filter(([name]) => !arrays.has(name)));
}

/** What one key of a record shows. */
export function showKey(key: Key, record: StoredRecord, lookup: Lookup): Json {
  return key.kind === 'companion' ? key.of(record, lookup) : (record[key.name] ?? null);
}
