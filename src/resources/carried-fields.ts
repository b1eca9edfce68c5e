import type { Resource } from './resource.ts';

/** The fields that no column fills, and that a write without them clears: those of every record, and those of this type. */
export function carriedFields({ carried = [] }: Resource): readonly string[] {
  return ['SystemId', 'CustomFields', ...carried];
}
