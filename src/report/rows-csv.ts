import type { CheckedRow, Issue } from '../model.ts';
import { csvCell, csvLine } from './csv-line.ts';
import { sayIssue } from './say-issue.ts';

/** The header of rows.csv, with its line end. */
export const rowsHeader = `${csvLine(['file', 'sheet', 'row', 'resource', 'id', 'status', 'changed', 'message', 'attempts', 'http_status'], ',')}\n`;

/** Makes the function that writes the line of one input row. */
export function createRowsLine(input: {
  readonly file: string;
  readonly sheet: string | null;
  readonly resource: string;
}): (checked: CheckedRow) => string {
  const start = `${csvCell(input.file, ',')},${csvCell(input.sheet ?? '', ',')},`;
  const middle = `,${csvCell(input.resource, ',')},`;
  return (checked) => {
    const status = checked.kind === 'superseded' ? 'valid' : checked.kind;
    const message =
      checked.kind === 'blank' || checked.issues.length === 0 ? '' : csvCell(sayIssues(checked.issues), ',');
    return `${start}${checked.row.row}${middle}${idOf(checked)},${status},,${message},0,\n`;
  };
}

/** All that is said about a row, in one cell. */
export function sayIssues(issues: readonly Issue[]): string {
  return issues.map(sayIssue).join(' | ');
}

function idOf(checked: CheckedRow): number | '' {
  switch (checked.kind) {
    case 'valid':
      return checked.draft.id;
    case 'invalid':
      return checked.id ?? '';
    case 'superseded':
      return checked.id;
    case 'blank':
      return '';
  }
}
