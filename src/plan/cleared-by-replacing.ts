import type { FieldChange, LiveRecord } from '../model.ts';
import { carriedFields } from '../resources/carried-fields.ts';
import type { Resource } from '../resources/resource.ts';
import { isIdle, isSame } from './diff.ts';
import type { Wanted } from './lay-over.ts';

/** The fields that the server clears when exactly the row's cells are sent, whether they hold something or not. */
export function clearable(resource: Resource, draft: Wanted): readonly string[] {
  const { fields, rules } = resource;
  const mentioned = new Set(Object.keys(draft.values));
  for (const rule of rules) {
    if (rule.kind !== 'list-or-deltas') continue;
    mentioned.add(rule.added).add(rule.removed);
    if (rule.added in draft.values || rule.removed in draft.values) mentioned.add(rule.list);
  }
  const columns = fields.filter(({ required }) => !required).map(({ name }) => name);
  return [...columns, ...carriedFields(resource)].filter((name) => !mentioned.has(name));
}

/** What clearing these fields alters: those that hold something. */
export function clearedByReplacing(
  { fields }: Resource,
  names: readonly string[],
  record: LiveRecord,
): readonly FieldChange[] {
  return names.flatMap((name) => {
    const field = fields.find((one) => one.name === name);
    const before = record[name] ?? null;
    const isEmpty = field === undefined ? isIdle(before) : isSame(field, before, null);
    return isEmpty ? [] : [{ field: name, before, after: null, clears: true }];
  });
}
