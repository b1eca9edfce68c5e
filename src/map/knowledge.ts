import type { Issue, Problem } from '../model.ts';
import * as say from '../problems/columns.ts';
import { isSameConvention, type Convention } from './convention.ts';
import { issueAt, type MappedColumn, type Table } from './table.ts';

/** What can only be known once all rows of a sheet have been seen; the mapping of a row is pure given this. */
export interface Knowledge {
  /** By the column's index. */
  readonly conventions: ReadonlyMap<number, Convention>;
  /** The rows of each Id that stands in several. */
  readonly duplicates: ReadonlyMap<number, readonly number[]>;
  /** The rows whose pause overlaps that of this row. */
  readonly overlaps: ReadonlyMap<number, readonly number[]>;
  readonly merged: readonly MergedRange[];
  /** Remarks on whole columns that spoil nothing. */
  readonly remarks: ReadonlyArray<{ readonly column: MappedColumn; readonly problem: Problem }>;
  /** Columns that hold data without a header, by their letters. */
  readonly headless: readonly string[];
}

/** A merged range and the rows it covers. */
export interface MergedRange {
  readonly range: string;
  readonly first: number;
  readonly last: number;
}

/** True where mapping with one or the other gives the same rows. */
export function isSameKnowledge(one: Knowledge, other: Knowledge): boolean {
  return (
    one.duplicates.size === other.duplicates.size &&
    isSameRows(one.overlaps, other.overlaps) &&
    one.merged.length === other.merged.length &&
    [...other.conventions].every(([index, convention]) =>
      isSameConvention(one.conventions.get(index) ?? { kind: 'open' }, convention),
    )
  );
}

/** Under another date order just as many rows may overlap, and be others. */
function isSameRows(one: Knowledge['overlaps'], other: Knowledge['overlaps']): boolean {
  return one.size === other.size && [...other].every(([row, rows]) => one.get(row)?.join() === rows.join());
}

/** The problems of whole columns that only all rows together could show, and that make rows invalid. */
export function columnIssues(table: Table, knowledge: Knowledge): readonly Issue[] {
  const { sheet } = table;
  const place = (column: MappedColumn) => ({
    row: sheet.headerRow,
    line: sheet.headerLine,
    column,
    value: column.header,
  });
  const refused = table.columns.flatMap((column) => {
    const problem = refusalOf(column, knowledge.conventions.get(column.index));
    return problem === null ? [] : [issueAt(sheet, problem, place(column))];
  });
  const merged = knowledge.merged.map(({ range, first }) => ({
    ...issueAt(sheet, say.mergedCells(range), { row: first }),
    cell: range,
  }));
  return [...refused, ...merged];
}

/** What should be said about whole columns, though it spoils nothing. */
export function columnRemarks({ sheet }: Table, { remarks, headless }: Knowledge): readonly Issue[] {
  const place = { row: sheet.headerRow, line: sheet.headerLine };
  return [
    ...remarks.map(({ column, problem }) => issueAt(sheet, problem, { ...place, column, value: column.header })),
    ...headless.map((letters) => {
      const column = { letters, header: '', field: null };
      return issueAt(sheet, say.headlessColumn(letters), { ...place, column, value: '' });
    }),
  ];
}

function refusalOf(column: MappedColumn, convention: Convention | undefined): Problem | null {
  const isDate = column.field.codec.type.startsWith('date');
  if (convention?.kind === 'ambiguous') return isDate ? say.ambiguousDates() : say.ambiguousNumbers();
  if (convention?.kind !== 'tied') return null;
  const [one, other] = convention.cells;
  return isDate ? say.mixedDates(one, other) : say.mixedNumbers(one, other);
}
