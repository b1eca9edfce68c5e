/** What a record remembers of numbers that JavaScript cannot hold digit for digit. */

import type { Json, LiveRecord } from '../model.ts';

/** The JSON of a key as the server wrote it, good for as long as the key holds the very value that was read. */
export interface ExactText {
  readonly value: Json;
  readonly text: string;
}

/** By key; keys without such numbers are absent. */
export type ExactTexts = ReadonlyMap<string, ExactText>;

// A symbol goes along when a record is spread, and neither JSON nor the entries of the record show it.
const exactTexts = Symbol('exact texts');

type Remembering = LiveRecord & { readonly [exactTexts]?: ExactTexts };

/** What the record remembers; undefined for nearly all records. */
export function getExactTexts(record: LiveRecord): ExactTexts | undefined {
  const remembering: Remembering = record;
  return remembering[exactTexts];
}

/** The record with what it has to remember; itself where that is nothing. */
export function withExactTexts(record: LiveRecord, texts: ExactTexts): LiveRecord {
  const remembering: Remembering = { ...record, [exactTexts]: texts };
  return texts.size === 0 ? record : remembering;
}
