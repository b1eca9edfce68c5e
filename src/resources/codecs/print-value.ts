import type { Value } from '../../model.ts';

/** The text of a value whose type needs nothing special; no value is an empty cell. */
export function printValue(value: Value): string {
  return value === null ? '' : String(value);
}
