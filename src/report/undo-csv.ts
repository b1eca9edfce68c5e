import type { Json, Value } from '../model.ts';
import type { Entry } from '../model/run.ts';
import type { Field, Resource } from '../resources/resource.ts';
import { isBlank } from '../resources/codecs/tidy.ts';
import { csvLine } from './csv-line.ts';

/** What asks our reader to clear a field. */
const clearToken = '<clear>';

/** The columns of an undo file: Id, and every field that any of its rows changed. */
export function undoColumns(resource: Resource, changed: ReadonlySet<string>): readonly Field[] {
  return resource.fields.filter(({ name }) => name === 'Id' || changed.has(name));
}

/** How an undo file is written. */
export interface UndoFormat {
  readonly columns: readonly Field[];
  /** Empty columns of ours whose headers tell the record type where the others do not. */
  readonly ownHeaders: readonly string[];
}

/** The header line of an undo file; the byte-order mark makes Excel read it as UTF-8. */
export function undoHeader({ columns, ownHeaders }: UndoFormat): string {
  return `\ufeff${csvLine([...columns.map(({ name }) => name), ...ownHeaders], ',')}\n`;
}

/** The cells that put one record back: what it held before in the fields that were changed or may not be blank, else nothing. */
export function undoCells(
  columns: readonly Field[],
  { id, changes }: Pick<Entry, 'id' | 'changes'>,
  before: Readonly<Record<string, Json>>,
): readonly string[] {
  const changed = new Set(changes.map(({ field }) => field));
  return columns.map(({ name, required, codec }) => {
    if (name === 'Id') return String(id ?? '');
    if (!required && !changed.has(name)) return '';
    const printed = codec.print(toValue(before[name] ?? null));
    return isBlank(printed) && !required ? clearToken : printed;
  });
}

/** The same as a line of an undo file. */
export function undoLine(
  { columns, ownHeaders }: UndoFormat,
  entry: Pick<Entry, 'id' | 'changes'>,
  before: Readonly<Record<string, Json>>,
): string {
  return `${csvLine([...undoCells(columns, entry, before), ...ownHeaders.map(() => '')], ',')}\n`;
}

/** A value of a record as a row would ask for it. */
function toValue(value: Json): Value {
  if (Array.isArray(value)) return value.filter((item: Json): item is number => typeof item === 'number');
  return typeof value === 'object' ? null : value;
}
