import type { CheckedRow, Issue } from '../model.ts';
import type { Entry } from '../model/run.ts';
import { csvCell, csvLine } from './csv-line.ts';
import { sayIssue } from './say-issue.ts';

/** The header of rows.csv, with its line end. */
export const rowsHeader = `${csvLine(['file', 'sheet', 'row', 'resource', 'id', 'status', 'changed', 'message', 'attempts', 'http_status'], ',')}\n`;

/** The input that rows come from, as rows.csv names it. */
export interface RowsInput {
  readonly file: string;
  readonly sheet: string | null;
  readonly resource: string;
}

/** Makes the function that writes the line of one input row that was only checked. */
export function createRowsLine(input: RowsInput): (checked: CheckedRow) => string {
  const { start, middle } = framesOf(input);
  return (checked) => {
    const status = checked.kind === 'superseded' ? 'valid' : checked.kind;
    const message =
      checked.kind === 'blank' || checked.issues.length === 0 ? '' : csvCell(sayIssues(checked.issues), ',');
    return `${start}${digitsOf(checked.row.row)}${middle}${idOf(checked)},${status},,${message},0,\n`;
  };
}

/** What rows.csv says of a row in words. */
export interface RowWords {
  readonly status: string;
  readonly changed: string;
  readonly message: string;
}

/** Makes the function that writes the line of one input row of a run. */
export function createRunRowsLine(input: RowsInput): (entry: Entry, words: RowWords) => string {
  const { start, middle } = framesOf(input);
  return ({ row, id, attempts, httpStatus }, { status, changed, message }) => {
    const words = `${status},${csvCell(changed, ',')},${csvCell(message, ',')}`;
    return `${start}${digitsOf(row)}${middle}${id === null ? '' : digitsOf(id)},${words},${attempts},${httpStatus ?? ''}\n`;
  };
}

/** All that is said about a row, in one cell. */
export function sayIssues(issues: readonly Issue[]): string {
  return issues.map(sayIssue).join(' | ');
}

function framesOf({ file, sheet, resource }: RowsInput): { readonly start: string; readonly middle: string } {
  return {
    start: `${csvCell(file, ',')},${csvCell(sheet ?? '', ',')},`,
    middle: `,${csvCell(resource, ',')},`,
  };
}

function idOf(checked: CheckedRow): string {
  switch (checked.kind) {
    case 'valid':
      return digitsOf(checked.draft.id);
    case 'invalid':
      return checked.id === null ? '' : digitsOf(checked.id);
    case 'superseded':
      return digitsOf(checked.id);
    case 'blank':
      return '';
  }
}

/**
 * A whole number in digits, put together in threes. The engine remembers the text of each number that it writes: for two
 * million of them that moved 25 MB to the old heap, more than anything else.
 */
function digitsOf(number: number): string {
  if (number < 1000) return String(number);
  return digitsOf(Math.floor(number / 1000)) + (threeDigits[number % 1000] ?? '');
}

const threeDigits = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'));
