import { z } from 'zod';
import * as errors from './errors.ts';
import { emptyColumnMap, parseColumnMap, type ColumnMap } from './map/column-map.ts';
import type { MapSettings } from './map/settings.ts';
import { listOr } from './problems/quote.ts';
import type { ReadOptions } from './read/read-options.ts';
import { isEncoding } from './read/text/encoding.ts';
import { nearestOf } from './resources/codecs/nearest.ts';
import { isZone } from './resources/codecs/zone.ts';
import { getResource, resources } from './resources/index.ts';
import type { Resource } from './resources/resource.ts';

const delimiterNames: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['\\t', '\t'],
  ['comma', ','],
  ['semicolon', ';'],
  ['pipe', '|'],
]);

const schema = z.strictObject({
  resource: z.string('write the name of a record type, like contract-contacts').optional(),
  sheet: z.string('write the name of a sheet').optional(),
  headerRow: z.int('write a row number, like 3').min(1, 'write a row number, 1 or more').optional(),
  delimiter: z
    .string('write one character, or tab, comma, semicolon or pipe')
    .transform((text) => delimiterNames.get(text.toLowerCase()) ?? text)
    .refine(
      (text) => text.length === 1 && !/["\r\n]/.test(text),
      'write one character, or tab, comma, semicolon or pipe',
    )
    .optional(),
  encoding: z
    .string('write an encoding like utf-8, utf-16le or windows-1252')
    .refine(isEncoding, 'write an encoding like utf-8, utf-16le or windows-1252')
    .optional(),
  dateOrder: z.enum(['dmy', 'mdy'], 'write dmy or mdy').optional(),
  timezone: z
    .string('write a time zone like Europe/London')
    .refine(isZone, 'write a time zone like Europe/London')
    .default('UTC'),
  decimal: z.enum(['.', ','], 'write . or ,').optional(),
  blank: z.enum(['keep', 'clear', 'error'], 'write keep, clear or error').default('keep'),
  clearToken: z
    .string('write the text that clears a field')
    .trim()
    .min(1, 'write the text that clears a field, or say --blank clear')
    .default('<clear>'),
  duplicates: z.enum(['error', 'first', 'last'], 'write error, first or last').default('error'),
  strictColumns: z.boolean('write true or false').default(false),
});

/** How inputs are to be read and understood, as the command line and the library take it; what is absent is found out. */
export type InputOptions = z.input<typeof schema>;

/** The same, checked, for the stages. */
export interface CheckedOptions {
  readonly read: ReadOptions;
  readonly map: MapSettings;
  /** The flags that make the mended rejects be understood as the file was. */
  readonly flagsForRejects: readonly string[];
}

/** A `--map` file: its name, and what is in it. */
export interface MapFile {
  readonly name: string;
  readonly text: string;
}

/** Checks the options of a user; what is wrong with them stops the run before anything is read. */
export function parseInputOptions(raw: InputOptions, mapFile: MapFile | null): CheckedOptions {
  const checked = schema.safeParse(raw);
  if (!checked.success) throw explain(checked.error, raw);
  const { sheet, headerRow, delimiter, encoding, ...rest } = checked.data;
  const resource = rest.resource === undefined ? undefined : findResource(rest.resource);
  const columnMap: ColumnMap = mapFile === null ? emptyColumnMap : parseColumnMap(mapFile.name, mapFile.text);
  const mapped = Object.keys(columnMap.columns);
  const { dateOrder, decimal } = rest;
  return {
    read: { resource, sheet, headerRow, delimiter, encoding, mapped },
    map: { ...rest, resource, dateOrder, decimal, columnMap },
    flagsForRejects: flagsFor(raw, mapFile),
  };
}

/** How cells are understood goes on to the rejects; how the file was cut does not, for they are cut in a way of their own. */
function flagsFor(raw: InputOptions, mapFile: MapFile | null): readonly string[] {
  const { sheet: _, headerRow: __, delimiter: ___, encoding: ____, ...given } = raw;
  const defaults: Readonly<Record<string, unknown>> = schema.parse({});
  const words = Object.entries({ ...given, map: mapFile?.name }).filter(
    ([name, value]) => value !== undefined && value !== defaults[name],
  );
  return words.flatMap(([name, value]) => (value === true ? [flagOf(name)] : [flagOf(name), String(value)]));
}

function flagOf(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The record type that a user names by its slug. */
export function findResource(name: string): Resource {
  const found = getResource(name.trim().toLowerCase());
  if (found !== undefined) return found;
  const names = resources.map((one) => one.name);
  const stem = name.trim().toLowerCase().replace(/s$/, '');
  const holding = names.filter((one) => stem.length > 3 && one.includes(stem));
  const nearest = holding.length > 0 ? holding : nearestOf(name, names);
  throw errors.unknownResource(name, nearest.length > 0 ? `did you mean ${listOr(nearest)}?` : `say ${listOr(names)}`);
}

function explain({ issues }: z.ZodError, raw: InputOptions): errors.UserError {
  const [issue] = issues;
  if (issue?.code === 'unrecognized_keys') {
    const nearest = nearestOf(issue.keys[0] ?? '', Object.keys(schema.shape));
    return errors.badOption(
      String(issue.keys[0]),
      'there is no such option',
      `say ${listOr(nearest.length > 0 ? nearest : Object.keys(schema.shape))}`,
    );
  }
  const key = String(issue?.path[0] ?? '');
  const value = Object.entries(raw).find(([name]) => name === key)?.[1];
  return errors.badOption(
    flagOf(key),
    Number.isNaN(value) ? 'the value is no number' : `"${String(value)}" cannot be used`,
    issue?.message ?? 'see nexload validate --help',
  );
}
