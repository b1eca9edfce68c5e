import type { Issue, Problem, Sheet } from '../model.ts';
import type { Field, Resource } from '../resources/resource.ts';
import type { Convention } from './convention.ts';

/** A column of the file and the field that it fills. */
export interface MappedColumn {
  readonly index: number;
  /** The address letters, such as `D`. */
  readonly letters: string;
  readonly header: string;
  readonly field: Field;
}

/** A sheet whose header is understood. */
export interface Table {
  readonly sheet: Sheet;
  readonly resource: Resource;
  /** Every column of the file, in order; field is null where the column is ignored. */
  readonly headers: ReadonlyArray<{ readonly header: string; readonly field: string | null }>;
  readonly columns: readonly MappedColumn[];
  /** How columns were read in the file that these rows come from, by the column's index; only rejects say so. */
  readonly decided: ReadonlyMap<number, Convention>;
  /** Cells that every row has, from the user's map. */
  readonly constants: ReadonlyArray<{ readonly field: Field; readonly text: string }>;
  /** What must be said about the file and its header; an error among them spoils every row. */
  readonly issues: readonly Issue[];
}

/** Where a problem stands in a sheet. */
export interface Place {
  readonly row?: number;
  readonly line?: number | null;
  readonly column?: Pick<MappedColumn, 'letters' | 'header'> & { readonly field: { readonly name: string } | null };
  readonly value?: string;
}

/** A problem at a place of a sheet. */
export function issueAt(sheet: Pick<Sheet, 'file' | 'sheet'>, problem: Problem, place: Place = {}): Issue {
  const { row = null, line = null, column, value = null } = place;
  return {
    code: problem.code,
    severity: problem.severity,
    file: sheet.file,
    sheet: sheet.sheet,
    row,
    line,
    cell: column === undefined || row === null ? null : `${column.letters}${row}`,
    column: column?.header ?? null,
    field: column?.field?.name ?? null,
    value,
    message: problem.message,
    hint: problem.hint,
    source: 'file',
  };
}
