import type { FieldChange, Json, LiveRecord } from '../model.ts';
import type { Entry } from '../model/run.ts';
import { isOwnWrite } from '../model/own-write.ts';
import type { Resource } from '../resources/resource.ts';
import { buildBody } from './build-body.ts';
import { clearable, clearedByReplacing } from './cleared-by-replacing.ts';
import { diff, heldBy, isSame, isSameUnnamed } from './diff.ts';
import { wantedValues } from './lay-over.ts';
import { isMadeOf } from './made-of.ts';

/** What the user decided about how rows meet records. */
export interface DecideOptions {
  /** `replace` sends exactly the row's cells, so that everything else of the record is cleared. */
  readonly mode: 'merge' | 'replace';
  /** What becomes of a row when somebody else changed a field that it mentions. */
  readonly onConflict: 'refuse' | 'overwrite';
}

/** A field that somebody else changed since the row was planned. */
export interface StaleField {
  readonly field: string;
  readonly seen: Json;
  readonly now: Json;
  readonly wanted: Json;
}

/** What is to be done about one row, now that its record is at hand. */
export type Decision =
  | {
      readonly kind: 'write';
      readonly changes: readonly FieldChange[];
      /** What the record holds in every field that the row mentions. */
      readonly seen: LiveRecord;
      readonly body: LiveRecord;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'stale';
      readonly fields: readonly StaleField[];
      /** Who changed the record last, and when, as the server tells. */
      readonly by: string | null;
      readonly on: string | null;
    };

/** The row, and what was seen of its record when it was planned; null before that. */
export type Wish = Pick<Entry, 'values' | 'seen'> & {
  readonly id: number;
  /** What a write that was sent and not answered was made from. */
  readonly before?: LiveRecord | null;
};

/** The record as it is now. */
export interface LiveFacts {
  readonly record: LiveRecord | undefined;
  /** Who signs in for the run, as records name whoever changed them last; not needed before anything was sent. */
  readonly user?: string;
}

/**
 * Lays a row over its record. A row that agrees already needs no write, whoever made it so; a row that mentions a field which
 * somebody changed since it was planned is stale, unless that field now holds what the row wants, or what the server made of it.
 */
export function decide(
  resource: Resource,
  wish: Wish,
  { record, user = '', mode, onConflict }: DecideOptions & LiveFacts,
): Decision {
  if (record === undefined) return { kind: 'missing' };
  const draft = { values: wish.values ?? {} };
  // What is empty now would be cleared as well, if somebody filled it before the write.
  const clears = mode === 'replace' ? clearable(resource, draft) : [];
  const cleared = clearedByReplacing(resource, clears, record);
  const changes = [...diff(resource, draft, record), ...cleared];
  if (changes.length === 0) return { kind: 'unchanged' };
  // What is to be added to a list or taken away from it can be so whatever else somebody did to the list.
  const named = changes.filter((change) => Object.hasOwn(draft.values, change.field) || cleared.includes(change));
  const stale = onConflict === 'refuse' ? staleFields(resource, named, wish.seen) : [];
  if (stale.length > 0) {
    const isOurs = stale.length === named.length && areOurs(stale, wish.before ?? null, { record, user });
    return isOurs ? { kind: 'unchanged' } : { kind: 'stale', fields: stale, ...lastChange(record) };
  }
  const wanted = wantedValues(resource, draft, record);
  const seen = pick(record, [...wanted.keys(), ...clears]);
  const body = mode === 'replace' ? { Id: wish.id, ...Object.fromEntries(wanted) } : buildBody(record, changes);
  return { kind: 'write', changes, seen, body };
}

function pick(record: LiveRecord, names: readonly string[]): LiveRecord {
  return Object.fromEntries(names.map((name) => [name, heldBy(record, name)]));
}

/** Of a write that arrived no field is as it was, and what is not as asked is what the server made of it. */
function areOurs(
  stale: readonly StaleField[],
  before: LiveRecord | null,
  { record, user }: { readonly record: LiveRecord; readonly user: string },
): boolean {
  return isOwnWrite(before, record, user) && stale.every(({ now, wanted }) => isMadeOf(now, wanted));
}

/** Only a field that still differs from what the row wants can be stale. */
function staleFields(
  resource: Resource,
  changes: readonly FieldChange[],
  seen: LiveRecord | null,
): readonly StaleField[] {
  if (seen === null) return [];
  return changes.flatMap(({ field: name, before, after }) => {
    const field = resource.fields.find((one) => one.name === name);
    const then = Object.hasOwn(seen, name) ? seen[name] : undefined;
    if (then === undefined || (field === undefined ? isSameUnnamed(before, then) : isSame(field, before, then)))
      return [];
    return [{ field: name, seen: then, now: before, wanted: after }];
  });
}

function lastChange(record: LiveRecord): { readonly by: string | null; readonly on: string | null } {
  const { UpdatedBy: by, UpdatedOn: on } = record;
  return { by: typeof by === 'string' && by !== '' ? by : null, on: typeof on === 'string' ? on : null };
}
