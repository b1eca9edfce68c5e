import { isDeepStrictEqual } from 'node:util';
import type { FieldChange, FieldType, Json, LiveRecord, Value } from '../model.ts';
import type { Field, Resource } from '../resources/resource.ts';
import { wantedValues, type Wanted } from './lay-over.ts';

/** What a draft would alter in a record, field by field; empty where the record agrees with it already. */
export function diff(resource: Resource, draft: Wanted, record: LiveRecord): readonly FieldChange[] {
  const wanted = wantedValues(resource, draft, record);
  const known = resource.fields.flatMap((field) => {
    const after = wanted.get(field.name);
    const before = record[field.name] ?? null;
    if (after === undefined || isSame(field, before, after)) return [];
    return [{ field: field.name, before, after, clears: isNothing(after) && !isNothing(before) }];
  });
  const names = new Set(resource.fields.map(({ name }) => name));
  const others = [...wanted].filter(([name]) => !names.has(name));
  return [...known, ...others.flatMap(([name, after]) => differsAtAll(name, heldBy(record, name), after))];
}

/**
 * No file names a field that we do not know, but a rollback brings it back where it was cleared. The server works many of them
 * out by itself, so all that counts is whether there is something.
 */
function differsAtAll(field: string, before: Json, after: Json): readonly FieldChange[] {
  return isIdle(before) === isIdle(after) ? [] : [{ field, before, after, clears: isIdle(after) }];
}

/**
 * Equality is the type's own: money to the cent, instants rather than texts, lists without order. A yes or no that is cleared
 * becomes no, and a choice the first of all, so a record that holds these holds nothing more to clear.
 */
export function isSame({ codec }: Field, record: Json, wish: Json | Value): boolean {
  if (isNothing(record) || isNothing(wish))
    return isNothing(wish) && (isNothing(record) || record === cleared[codec.type]);
  return isValue(record) && isValue(wish) && codec.equal(record, wish);
}

const cleared: Readonly<Partial<Record<FieldType, Json>>> = { boolean: false, enum: 0 };

/** An empty text and an empty list are as good as nothing. */
function isNothing(value: Json | Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** True for what clearing leaves in a field of whatever type, and so for the Id of no record. */
export function isIdle(value: Json | Value): boolean {
  return isNothing(value) || value === false || value === 0;
}

/** What a record holds, which may have a field called constructor. */
export function heldBy(record: LiveRecord, name: string): Json {
  return Object.hasOwn(record, name) ? (record[name] ?? null) : null;
}

/** The same of a field that no file names: what is nothing is the same as nothing, all else has to be equal. */
export function isSameUnnamed(one: Json, other: Json): boolean {
  return (isIdle(one) && isIdle(other)) || isDeepStrictEqual(one, other);
}

function isValue(value: Json | Value): value is Exclude<Value, null> {
  if (Array.isArray(value)) return value.every((item: Json) => typeof item === 'number');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
