import type { Json, JsonObject } from '../json.ts';
import { isDelta, isForeignKey, relationName, type Lookup, type Shape, type Writable } from '../shapes/shape.ts';
import { idsOf } from '../shapes/relations.ts';
import type { StoredRecord } from '../store/store.ts';
import { clearedValue, coerce } from './coerce.ts';

/** What PUT does with fields that the body leaves out: clears them, keeps them, or refuses the request. */
export type PutMode = 'replace' | 'merge' | 'strict';

/** One complaint about a body. */
export interface FieldError {
  readonly AttemptedValue: Json;
  readonly Message: string;
  readonly PropertyName: string;
}

/** A body, the record that it is laid over (null for a new one), and by which rules. */
export interface OverlayRequest {
  readonly body: JsonObject;
  readonly old: StoredRecord | null;
  readonly mode: PutMode;
  readonly lookup: Lookup;
}

/** The writable values after the body was laid over the record, or every complaint. */
export type Overlaid =
  | { readonly kind: 'valid'; readonly values: JsonObject }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] };

const required = 'is a required field';

/** Lays a body over a record as the server does. */
export function overlay(shape: Shape, request: OverlayRequest): Overlaid {
  const body = canonicalBody(shape, request.body);
  const values: Record<string, Json> = {};
  const errors: FieldError[] = [];
  for (const key of shape.writables) {
    const result = overlayKey(key, body[key.name], { ...request, parent: shape.resource.parent });
    if (isComplaint(result)) errors.push(complaint(key, body[key.name], result.complaint));
    else values[key.name] = result.value;
  }
  if (errors.length > 0) return { kind: 'invalid', errors };
  return {
    kind: 'valid',
    values: { ...ridingAlong(shape, request), ...applyDeltas(shape, values, { ...request, body }) },
  };
}

interface KeyRequest extends OverlayRequest {
  readonly parent: string | undefined;
}

type KeyResult = { readonly value: Json } | { readonly complaint: string };

function isComplaint(result: KeyResult): result is { readonly complaint: string } {
  return 'complaint' in result;
}

function complaint(key: Writable, raw: Json | undefined, message: string): FieldError {
  // Only what a reply can safely repeat; a list nested ten thousand deep cannot be written again.
  const attempted = typeof raw === 'object' ? null : (raw ?? null);
  return { AttemptedValue: attempted, Message: message, PropertyName: relationName(key) };
}

// Names in any case; what the shape does not know, and what is read-only such as a local twin, is dropped.
function canonicalBody(shape: Shape, body: JsonObject): JsonObject {
  const canonical: Record<string, Json> = {};
  for (const [name, value] of Object.entries(body)) {
    const key = shape.byLowerName.get(name.toLowerCase());
    if (key !== undefined) canonical[key.name] = value;
  }
  return canonical;
}

function overlayKey(key: Writable, raw: Json | undefined, request: KeyRequest): KeyResult {
  if (raw === undefined || raw === null) return withoutValue(key, raw, request);
  const value = coerce(key, raw);
  if (value === undefined) return { complaint: 'is not valid' };
  if (isForeignKey(key) && !exists(key, Number(value), request)) return { complaint: 'does not exist' };
  return { value };
}

function withoutValue(key: Writable, raw: null | undefined, { mode, old }: KeyRequest): KeyResult {
  const isLeftOut = raw === undefined;
  if (isLeftOut && mode === 'merge' && old !== null) return { value: old[key.name] ?? clearedValue(key) };
  const isDemanded = key.isRequired || (isLeftOut && mode === 'strict' && key.isDocumented && !isDelta(key.name));
  return isDemanded ? { complaint: required } : { value: clearedValue(key) };
}

// Contracts, products and countries exist for every id. Zero stands for "none": the vendor's own examples send it.
function exists(key: Writable, id: number, { parent, lookup }: KeyRequest): boolean {
  if (key.name !== 'ProposalContractId' || parent === undefined) return id >= 0;
  return id === 0 || lookup(parent, id) !== undefined;
}

// Keys that some newer build has put on the record follow the same rules as those the shape knows.
function ridingAlong(shape: Shape, { body, old, mode }: OverlayRequest): JsonObject {
  if (old === null) return {};
  const names = Object.keys(old).filter((name) => !shape.names.has(name));
  return Object.fromEntries(names.map((name) => [name, body[name] ?? (mode === 'merge' ? (old[name] ?? null) : null)]));
}

// First the list itself, then what is added, then what is taken out; a list that only deltas speak of starts from the record's.
function applyDeltas(shape: Shape, values: JsonObject, { body, old }: OverlayRequest): JsonObject {
  const lists = shape.writables.filter(({ type, name }) => type === 'integer[]' && !isDelta(name));
  const changed = { ...values };
  for (const { name } of lists) {
    const added = idsOf(values[`Added${name}`]);
    const removed = idsOf(values[`Removed${name}`]);
    const base = added.length + removed.length > 0 && body[name] === undefined ? old?.[name] : values[name];
    changed[name] = [...new Set([...idsOf(base), ...added])].filter((id) => !removed.includes(id));
    delete changed[`Added${name}`];
    delete changed[`Removed${name}`];
  }
  return changed;
}
