import type { Row } from '../model.ts';
import { countKnownHeaders, getFieldByHeader, plainHeader } from '../resources/header-names.ts';
import { resources } from '../resources/index.ts';
import type { Resource } from '../resources/resource.ts';

/** What the search for a header knows beforehand. */
export interface HeaderSearch {
  /** The record type, where the user named it; else all are tried. */
  readonly resource: Resource | undefined;
  /** The row that is the header, where the user named it. */
  readonly headerRow: number | undefined;
  /** Headers that the user's own map explains. */
  readonly mapped: readonly string[];
}

/** The header row, and how many of its cells are known columns. */
export interface Found {
  readonly headerRow: number;
  readonly headerLine: number | null;
  readonly header: readonly string[];
  readonly known: number;
}

/** No spreadsheet has more columns than this. */
export const mostColumns = 16_384;

/** The first of these rows that looks like a header: it names two known columns or more, or an Id. */
export function findHeader(rows: readonly Row[], search: HeaderSearch): Found | null {
  if (search.headerRow !== undefined) {
    const row = rows.find((one) => one.row === search.headerRow);
    return row === undefined ? null : toFound(row, Math.max(1, countKnown(row.cells, search)));
  }
  for (const row of rows) {
    if (row.broken !== undefined) continue;
    const known = countKnown(row.cells, search);
    if (known > 1 || (known === 1 && row.cells.some((cell) => isId(cell, search)))) return toFound(row, known);
  }
  return null;
}

/** Cells beyond the widest sheet do not count; a header that has them is refused later. */
function countKnown(all: readonly string[], { resource, mapped }: HeaderSearch): number {
  const cells = all.length > mostColumns ? all.slice(0, mostColumns) : all;
  const plain = new Set(mapped.map(plainHeader));
  const byMap = cells.filter((cell) => plain.has(plainHeader(cell))).length;
  const types = resource === undefined ? resources : [resource];
  return byMap + Math.max(...types.map((type) => countKnownHeaders(type, cells)));
}

function isId(cell: string, { resource }: HeaderSearch): boolean {
  return (resource === undefined ? resources : [resource]).some((type) => getFieldByHeader(type, cell)?.name === 'Id');
}

function toFound({ row, line, cells }: Row, known: number): Found {
  return { headerRow: row, headerLine: line, header: withoutEmptyEnd(cells), known };
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}
