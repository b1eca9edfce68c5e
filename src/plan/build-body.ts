import type { FieldChange, Json, LiveRecord } from '../model.ts';
import { getExactTexts, withExactTexts } from '../model/exact-texts.ts';

/**
 * The body of the PUT that makes the changes and nothing else. A PUT replaces the whole record, so every key that the server
 * gave goes back, known to us or not. A date's `...Local` twin is left out when the date changes, or the server would be told
 * two different things.
 */
export function buildBody(record: LiveRecord, changes: readonly FieldChange[]): LiveRecord {
  const changed = new Map<string, Json>(changes.map(({ field, after }) => [field, after]));
  const kept = Object.entries(record).filter(([key]) => !isTwinOf(key, changed));
  // What the record remembers belongs to its values, so that changed keys have nothing to remember any more.
  const texts = [...(getExactTexts(record) ?? [])].filter(([key]) => !changed.has(key) && !isTwinOf(key, changed));
  return withExactTexts(Object.fromEntries([...kept, ...changed]), new Map(texts));
}

function isTwinOf(key: string, changed: ReadonlyMap<string, Json>): boolean {
  return key.endsWith('Local') && changed.has(key.slice(0, -'Local'.length));
}
