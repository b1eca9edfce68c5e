import type { Json, Value } from '../model.ts';
import type { Entry } from '../model/run.ts';
import type { Field, Resource } from '../resources/resource.ts';
import { isBlank } from '../resources/codecs/tidy.ts';
import { csvLine } from './csv-line.ts';

/** What asks our reader to clear a field. */
const clearToken = '<clear>';

/** The columns of an undo file: Id, what is required, and every field that any of its rows changed. */
export function undoColumns(resource: Resource, changed: ReadonlySet<string>): readonly Field[] {
  return resource.fields.filter(({ name, required }) => required || changed.has(name));
}

/** The header line of an undo file; the byte-order mark makes Excel read it as UTF-8. */
export function undoHeader(columns: readonly Field[]): string {
  return `\ufeff${csvLine(
    columns.map(({ name }) => name),
    ',',
  )}\n`;
}

/** The cells that put one record back: what it held before in the fields that were changed, blank in those that were not. */
export function undoCells(
  columns: readonly Field[],
  { id, changes }: Pick<Entry, 'id' | 'changes'>,
  before: Readonly<Record<string, Json>>,
): readonly string[] {
  const changed = new Set(changes.map(({ field }) => field));
  return columns.map(({ name, required, codec }) => {
    if (name === 'Id') return String(id ?? '');
    if (!required && !changed.has(name)) return '';
    const value = toValue(before[name] ?? null);
    const printed = codec.print(value);
    return isBlank(printed) && changed.has(name) && !required ? clearToken : printed;
  });
}

/** The same as a line of an undo file. */
export function undoLine(
  columns: readonly Field[],
  entry: Pick<Entry, 'id' | 'changes'>,
  before: Readonly<Record<string, Json>>,
): string {
  return `${csvLine(undoCells(columns, entry, before), ',')}\n`;
}

/** A value of a record as a row would ask for it. */
export function toValue(value: Json): Value {
  if (Array.isArray(value)) return value.filter((item: Json): item is number => typeof item === 'number');
  return typeof value === 'object' ? null : value;
}
