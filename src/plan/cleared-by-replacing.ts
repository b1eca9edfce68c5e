import type { FieldChange, LiveRecord } from '../model.ts';
import type { Resource } from '../resources/resource.ts';
import { isSame } from './diff.ts';
import type { Wanted } from './lay-over.ts';

/** The fields that the server clears when exactly the row's cells are sent, whether they hold something or not. */
export function clearable({ fields, rules }: Resource, draft: Wanted): readonly string[] {
  const mentioned = new Set(Object.keys(draft.values));
  for (const rule of rules) {
    if (rule.kind !== 'list-or-deltas') continue;
    mentioned.add(rule.added).add(rule.removed);
    if (rule.added in draft.values || rule.removed in draft.values) mentioned.add(rule.list);
  }
  return fields.filter(({ name, required }) => !required && !mentioned.has(name)).map(({ name }) => name);
}

/** What clearing these fields alters: those that hold something. */
export function clearedByReplacing(
  { fields }: Resource,
  names: readonly string[],
  record: LiveRecord,
): readonly FieldChange[] {
  return fields
    .filter((field) => names.includes(field.name) && !isSame(field, record[field.name] ?? null, null))
    .map(({ name }) => ({ field: name, before: record[name] ?? null, after: null, clears: true }));
}
