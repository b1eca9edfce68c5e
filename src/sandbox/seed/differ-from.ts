import type { Value } from '../../model.ts';
import { plainText, type Json, type JsonObject } from '../json.ts';
import { idsOf } from '../shapes/relations.ts';
import { isDelta, isForeignKey, type Shape, type Writable } from '../shapes/shape.ts';

/**
 * The values of a record that somebody is going to change into the asked ones: every asked field holds something else,
 * except that the record already hangs on the records that are asked for, and was neither invoiced nor applied.
 */
export function differFrom(shape: Shape, values: JsonObject, asked: Readonly<Record<string, Value>>): JsonObject {
  const changed: Record<string, Json> = { ...values };
  for (const name of ['Invoiced', 'Applied']) if (name in changed) changed[name] = false;
  if ('InvoicedOn' in changed) changed['InvoicedOn'] = null;
  for (const key of shape.writables) {
    const wish = asked[key.name];
    if (wish !== undefined && !isDelta(key.name)) changed[key.name] = otherThan(key, values[key.name] ?? null, wish);
  }
  return withDeltas(changed, asked);
}

function otherThan(key: Writable, value: Json, wish: Value): Json {
  if (isForeignKey(key) && key.isRequired && wish !== null) return wish;
  if (value !== null && !isSame(key, value, wish)) return value;
  return variation(key, wish);
}

function isSame(key: Writable, value: Json, wish: Value): boolean {
  if (key.type === 'date' || key.type === 'date-time') return Date.parse(plainText(value)) === Date.parse(String(wish));
  if (key.type !== 'integer[]') return value === wish;
  const ids = idsOf(wish);
  return idsOf(value).length === ids.length && idsOf(value).every((id) => ids.includes(id));
}

function variation(key: Writable, wish: Value): Json {
  switch (key.type) {
    case 'boolean':
      return wish !== true;
    case 'enum':
      return key.members.find(({ value }) => value !== Number(wish ?? 0) && value > 0)?.value ?? 0;
    case 'integer[]':
      return [...idsOf(wish).slice(1), 699];
    case 'integer':
      return Number(wish ?? 0) === 1 ? 2 : 1;
    case 'number':
      return Number(wish ?? 0) + 10;
    case 'date':
    case 'date-time':
      return dayAfter(wish);
    case 'email':
      return 'before@example.com' === wish ? 'earlier@example.com' : 'before@example.com';
    case 'string':
      return wish === null || wish === '' ? 'Before' : `${String(wish)} (before)`;
  }
}

function dayAfter(wish: Value): string {
  const at = typeof wish === 'string' ? Date.parse(wish) : Number.NaN;
  return new Date((Number.isNaN(at) ? Date.UTC(2025, 0, 1) : at) + 86_400_000).toISOString().replace('.000Z', 'Z');
}

// What is to be added must not be there yet, what is to be removed must be.
function withDeltas(values: JsonObject, asked: Readonly<Record<string, Value>>): JsonObject {
  const changed: Record<string, Json> = { ...values };
  for (const list of ['Desks', 'Variants']) {
    const added = idsOf(asked[`Added${list}`] ?? null);
    const removed = idsOf(asked[`Removed${list}`] ?? null);
    if (added.length + removed.length === 0) continue;
    changed[list] = [...new Set([...idsOf(changed[list]).filter((id) => !added.includes(id)), ...removed])];
  }
  return changed;
}
