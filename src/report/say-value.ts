import type { Json } from '../model.ts';
import { quote, visible } from '../problems/quote.ts';
import type { Codec, Field } from '../resources/resource.ts';

/** What has to be known of a field for its values to be said. */
export interface SaidField {
  readonly codec: Pick<Codec, 'type'>;
  readonly enum?: NonNullable<Field['enum']>;
}

/** How many ids of a list are named before the others are counted. */
const mostIds = 8;

/** A value as people read it: texts in quotes, enum members by name, instants in UTC, nothing as `(empty)`. */
export function sayValue(value: Json, field: SaidField | undefined, sayText: (text: string) => string = quote): string {
  if (value === null || value === '') return '(empty)';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return sayNumber(value, field);
  if (typeof value === 'string') return sayString(value, { field, sayText });
  return isIds(value) ? sayIds(value) : sayText(JSON.stringify(value));
}

/** A text in quotes, whole up to 1,000 characters, on one line. */
export function quoteWhole(text: string): string {
  const flat = visible(text.slice(0, longest).replace(/\s*[\r\n]+\s*/g, ' / '));
  return `"${text.length > longest ? `${flat.replace(/[\ud800-\udbff]$/, '')}\u2026` : flat}"`;
}

const longest = 1_000;

function sayNumber(value: number, field: SaidField | undefined): string {
  return field?.enum?.find((member) => member.value === value)?.name ?? String(value);
}

function sayString(
  value: string,
  { field, sayText }: { readonly field: SaidField | undefined; readonly sayText: (text: string) => string },
): string {
  if (field?.codec.type === 'date-time') {
    const [, day, minutes, seconds] = instant.exec(value) ?? [];
    if (day !== undefined) return `${day} ${minutes}${seconds === ':00' ? '' : seconds} UTC`;
  }
  if (field?.codec.type === 'date') {
    const [, day] = calendarDay.exec(value) ?? [];
    if (day !== undefined) return day;
  }
  return sayText(value);
}

const instant = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)(?:\.\d+)?Z$/;

const calendarDay = /^(\d{4}-\d\d-\d\d)(?:T00:00:00(?:\.0+)?Z?)?$/;

function isIds(value: Json): value is readonly number[] {
  return Array.isArray(value) && value.every((item: Json) => typeof item === 'number');
}

function sayIds(ids: readonly number[]): string {
  if (ids.length === 0) return '(empty)';
  const left = ids.length - mostIds;
  const named = ids.slice(0, left > 1 ? mostIds : ids.length).join(', ');
  return `[${named}${left > 1 ? ` and ${left} more` : ''}]`;
}
