import type { Issue, Sheet } from '../model.ts';
import { columnLetters } from '../problems/address.ts';
import * as say from '../problems/columns.ts';
import { nearestOf } from '../resources/codecs/nearest.ts';
import { getFieldByHeader, isOwnColumn, plainHeader } from '../resources/header-names.ts';
import { resources } from '../resources/index.ts';
import type { Field, Resource } from '../resources/resource.ts';
import { assertKnownHeader, findResource } from './find-resource.ts';
import { constantsOf, renamedHeaders } from './map-constants.ts';
import { conventionsOf } from './own-conventions.ts';
import type { MapSettings } from './settings.ts';
import { issueAt, type MappedColumn, type Table } from './table.ts';

/** A column of the file before its field is sure. */
type Header = Omit<MappedColumn, 'field'> & { readonly field: Field | null };

/** Understands the header of a sheet: its record type, which column fills which field, and what is wrong with them. */
export function mapHeader(sheet: Sheet, settings: MapSettings): Table {
  const renamed = renamedHeaders(sheet.header, settings.columnMap);
  const names = renamed.filter((name) => name !== null);
  const resource = settings.resource ?? findResource(sheet, names);
  assertKnownHeader(sheet, names, resource);
  const headers = sheet.header.map((header, index) =>
    toHeader(resource, index, { header, name: renamed[index] ?? null }),
  );
  const constants = constantsOf(resource, settings.columnMap);
  const repeated = repeatedFields(
    headers,
    constants.map(({ field }) => field),
  );
  const columns = headers.filter(
    (column): column is MappedColumn => column.field !== null && !repeated.has(column.field),
  );
  const context = { sheet, resource, settings, headers };
  return {
    sheet,
    resource,
    headers: headers.map(({ header, field }) => ({ header, field: field?.name ?? null })),
    columns,
    decided: conventionsOf(sheet.header, columns),
    constants: constants.filter(({ field }) => !repeated.has(field)),
    issues: [
      ...sheet.problems.map((problem) => issueAt(sheet, problem)),
      ...unknownColumns(context, renamed),
      ...absentMapped(context),
      ...[...repeated].map((field) => repeatedIssue(context, field)),
      ...absentColumns(context, new Set(constants.map(({ field }) => field))),
    ],
  };
}

interface HeaderContext {
  readonly sheet: Sheet;
  readonly resource: Resource;
  readonly settings: MapSettings;
  readonly headers: readonly Header[];
}

function toHeader(
  resource: Resource,
  index: number,
  { header, name }: { header: string; name: string | null },
): Header {
  const field = name === null || isOwnColumn(name) ? undefined : getFieldByHeader(resource, name);
  return { index, letters: columnLetters(index), header, field: field ?? null };
}

function repeatedFields(headers: readonly Header[], constants: readonly Field[]): ReadonlySet<Field> {
  const fields = [...headers.flatMap(({ field }) => field ?? []), ...constants];
  return new Set(fields.filter((field, at) => fields.indexOf(field) !== at));
}

function repeatedIssue({ sheet, headers }: HeaderContext, field: Field): Issue {
  const columns = headers.filter((column) => column.field === field);
  const names = columns.map(({ header, letters }) => `column ${letters} ("${header.trim()}")`);
  const problem = say.duplicateColumn(field.name, names.length > 1 ? names : [...names, 'a constant of the map']);
  const [column] = columns;
  return issueAt(sheet, problem, headerPlace(sheet, column));
}

function unknownColumns(
  { sheet, resource, settings, headers }: HeaderContext,
  renamed: readonly (string | null)[],
): readonly Issue[] {
  return headers
    .filter(
      ({ field, header, index }) =>
        field === null && renamed[index] !== null && plainHeader(header) !== '' && !isOwnColumn(header),
    )
    .map((column) => {
      const guess = { ...guessColumn(resource, column.header), strict: settings.strictColumns };
      return issueAt(sheet, say.unknownColumn(column.header.trim(), resource.name, guess), headerPlace(sheet, column));
    });
}

function absentMapped({ sheet, settings }: HeaderContext): readonly Issue[] {
  const there = new Set(sheet.header.map(plainHeader));
  const headers = sheet.header.filter((header) => header.trim() !== '');
  return Object.keys(settings.columnMap.columns)
    .filter((mapped) => !there.has(plainHeader(mapped)))
    .map((mapped) => issueAt(sheet, say.mappedColumnAbsent(mapped, nearestOf(mapped, headers)), headerPlace(sheet)));
}

function guessColumn(resource: Resource, header: string): say.ColumnGuess {
  const plain = plainHeader(header);
  const nearest = nearestOf(
    plain,
    resource.fields.map(({ name }) => name),
  );
  const elsewhere = resources.filter((one) => one !== resource && getFieldByHeader(one, header) !== undefined);
  return { nearest: elsewhere.length > 0 ? [] : nearest, elsewhere: elsewhere.map(({ name }) => name) };
}

function absentColumns({ sheet, resource, headers }: HeaderContext, constants: ReadonlySet<Field>): readonly Issue[] {
  const there = new Set(headers.map(({ field }) => field));
  return resource.fields
    .filter((field) => field.required && !there.has(field) && !constants.has(field))
    .map(({ name }) =>
      issueAt(sheet, name === 'Id' ? say.idColumnMissing() : say.requiredColumnAbsent(name), headerPlace(sheet)),
    );
}

function headerPlace(sheet: Sheet, column?: Header): Parameters<typeof issueAt>[2] {
  const place = { row: sheet.headerRow, line: sheet.headerLine };
  return column === undefined ? place : { ...place, column, value: column.header };
}
