import type { Draft, FieldChange, Json, LiveRecord, Value } from '../model.ts';
import type { Field, Resource } from '../resources/resource.ts';
import { wantedValues } from './lay-over.ts';

/** What a draft would alter in a record, field by field; empty where the record agrees with it already. */
export function diff(resource: Resource, draft: Draft, record: LiveRecord): readonly FieldChange[] {
  const wanted = wantedValues(resource, draft, record);
  return resource.fields.flatMap((field) => {
    const after = wanted.get(field.name);
    const before = record[field.name] ?? null;
    if (after === undefined || isSame(field, before, after)) return [];
    return [{ field: field.name, before, after, clears: isNothing(after) && !isNothing(before) }];
  });
}

/** Equality is the type's own: money to the cent, instants rather than texts, lists without order. */
export function isSame({ codec }: Field, one: Json, other: Json | Value): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  return isValue(one) && isValue(other) && codec.equal(one, other);
}

/** An empty text and an empty list are as good as nothing. */
export function isNothing(value: Json | Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isValue(value: Json | Value): value is Exclude<Value, null> {
  if (Array.isArray(value)) return value.every((item: Json) => typeof item === 'number');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
