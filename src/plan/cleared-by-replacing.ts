import type { Draft, FieldChange, LiveRecord } from '../model.ts';
import type { Resource } from '../resources/resource.ts';
import { isSame } from './diff.ts';

/** The fields that the server clears when exactly the row's cells are sent: those that hold something and are not mentioned. */
export function clearedByReplacing(resource: Resource, draft: Draft, record: LiveRecord): readonly FieldChange[] {
  const mentioned = new Set(Object.keys(draft.values));
  for (const rule of resource.rules) {
    if (rule.kind !== 'list-or-deltas') continue;
    if (mentioned.has(rule.added) || mentioned.has(rule.removed)) mentioned.add(rule.list);
  }
  return resource.fields
    .filter(({ name, required }) => !required && !mentioned.has(name))
    .filter((field) => !isSame(field, record[field.name] ?? null, null))
    .map(({ name }) => ({ field: name, before: record[name] ?? null, after: null, clears: true }));
}
