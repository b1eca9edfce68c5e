/**
 * The words every stage shares, as types: a row is the file's, a draft is what a row asks for, an issue is a problem with its place.
 */

/** Text as the reader takes it from a file; ids, dates and prices are still characters here. */
export interface Row {
  /** The row number that a spreadsheet shows, from 1. */
  readonly row: number;
  /** The physical line where the row starts in a text file; null in a workbook. */
  readonly line: number | null;
  readonly cells: readonly string[];
  /** Why the row could not be cut into cells; its text is its only cell then, and it is never mapped. */
  readonly broken?: Problem;
  /** Something about the row as a whole that should be said but spoils nothing. */
  readonly remark?: Problem;
}

/** Some rows of a sheet, in order. */
export interface Batch {
  readonly rows: readonly Row[];
  /** Merged ranges such as `B5:B7`; a workbook gives them behind its last row. */
  readonly merged: readonly string[];
}

/** One table of an input: a text file has one, a workbook one for each sheet. */
export interface Sheet {
  /** The file as the user named it. */
  readonly file: string;
  readonly sheet: string | null;
  readonly sha256: string;
  /** Null in a workbook. */
  readonly encoding: string | null;
  /** Null in a workbook. */
  readonly delimiter: string | null;
  /** True in a workbook that counts its days from 1904. */
  readonly epoch1904?: boolean;
  /** The row of the header as a spreadsheet shows it; the rows below it are data. */
  readonly headerRow: number;
  readonly headerLine: number | null;
  readonly header: readonly string[];
  /** What the reading decided, to be said once. */
  readonly problems: readonly Problem[];
  /** The rows below the header; may be called again. */
  rows(): AsyncIterable<Batch>;
}

/** What a field of the API holds, as `nexload resources --json` names it. */
export type FieldType =
  | 'integer'
  | 'number'
  | 'string'
  | 'email'
  | 'boolean'
  | 'integer[]'
  | 'date-time'
  | 'date'
  | 'enum';

/** A typed value of a cell; null asks to clear the field. Date-times are ISO text in UTC, dates are `YYYY-MM-DD`. */
export type Value = string | number | boolean | readonly number[] | null;

/** `error` makes the row invalid, `warning` deserves a look, `note` says what was decided. */
export type Severity = 'error' | 'warning' | 'note';

/** Something to say about a piece of input, before it is known where that piece stands. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  /** One clause in plain words, without the place: `"31/13/2025" is not a date`. */
  readonly message: string;
  /** What would mend it, in the imperative: `write it like 2025-12-31`. */
  readonly hint: string | null;
}

/** A problem with its place; the shape of `issues` in report.json. */
export interface Issue extends Problem {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly line: number | null;
  /** The address as the spreadsheet shows it, such as `D41`. */
  readonly cell: string | null;
  /** The header text of the column. */
  readonly column: string | null;
  /** The API's field that the column stands for. */
  readonly field: string | null;
  /** The raw text of the cell. */
  readonly value: string | null;
  readonly source: 'file' | 'server';
}

/** What a row asks for: typed values of exactly the cells that are there. */
export interface Draft {
  readonly id: number;
  readonly values: Readonly<Record<string, Value>>;
}

/** What became of one row on its way from text to draft. */
export type CheckedRow =
  | { readonly kind: 'valid'; readonly row: Row; readonly draft: Draft; readonly issues: readonly Issue[] }
  | { readonly kind: 'invalid'; readonly row: Row; readonly id: number | null; readonly issues: readonly Issue[] }
  /** Another row with the same Id stands for it, as the user asked. */
  | { readonly kind: 'superseded'; readonly row: Row; readonly id: number; readonly issues: readonly Issue[] }
  | { readonly kind: 'blank'; readonly row: Row };

/** A value as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A record with every key that the server gave, known to us or not. */
export type LiveRecord = { readonly [key: string]: Json };

/** One field of a record that would change. */
export interface FieldChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  /** True where something is there now and nothing would be. */
  readonly clears: boolean;
}
