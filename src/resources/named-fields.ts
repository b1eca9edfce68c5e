import type { LiveRecord } from '../model.ts';
import type { Resource } from './resource.ts';

/** The fields of records that these rows speak of; what is added to a list speaks of the list. */
export function namedFields(
  { rules }: Resource,
  rows: readonly { readonly values: LiveRecord | null }[],
): ReadonlySet<string> {
  const named = new Set(rows.flatMap(({ values }) => Object.keys(values ?? {})));
  for (const rule of rules)
    if (rule.kind === 'list-or-deltas' && (named.has(rule.added) || named.has(rule.removed))) named.add(rule.list);
  return named;
}
