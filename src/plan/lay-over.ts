import type { Json, LiveRecord } from '../model.ts';
import type { Resource, Rule } from '../resources/resource.ts';

type DeltaRule = Extract<Rule, { kind: 'list-or-deltas' }>;

/** What a row asks for. */
export interface Wanted {
  readonly values: LiveRecord;
}

/**
 * The fields that a draft asks for, as the record would have to hold them. What to add to a list or take away from it is
 * worked into the whole list, because a delta that is sent twice does its work twice.
 */
export function wantedValues(resource: Resource, draft: Wanted, record: LiveRecord): ReadonlyMap<string, Json> {
  const wanted = new Map(Object.entries(draft.values).filter(([name]) => name !== 'Id'));
  for (const rule of resource.rules) if (rule.kind === 'list-or-deltas') resolveDeltas(wanted, rule, record);
  return wanted;
}

function resolveDeltas(wanted: Map<string, Json>, rule: DeltaRule, record: LiveRecord): void {
  const added = wanted.get(rule.added);
  const removed = wanted.get(rule.removed);
  wanted.delete(rule.added);
  wanted.delete(rule.removed);
  if (added === undefined && removed === undefined) return;
  const gone = new Set(idsOf(removed));
  const all = new Set([...idsOf(record[rule.list]), ...idsOf(added)]);
  wanted.set(
    rule.list,
    [...all].filter((id) => !gone.has(id)),
  );
}

function idsOf(list: Json | undefined): readonly number[] {
  return Array.isArray(list) ? list.filter((id): id is number => typeof id === 'number') : [];
}
