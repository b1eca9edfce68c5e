import { findResourceByHeaders, ownResourceHeader } from './map/find-resource.ts';
import { issueAt, type Table } from './map/table.ts';
import type { Issue } from './model.ts';
import { noRows } from './problems/columns.ts';

/** The headers that a rejects file needs besides those of its input, for the record type to be found again. */
export function ownHeadersOf({ sheet, resource }: Table): readonly string[] {
  return findResourceByHeaders(sheet.header) === resource ? [] : [ownResourceHeader(resource)];
}

/** What to say where all rows of a sheet are blank, or there is none. */
export function nothingUnder({ headerRow, headerLine, ...sheet }: Table['sheet']): Issue {
  return issueAt(sheet, noRows(), { row: headerRow, line: headerLine });
}
