import type { CheckedRow, Row } from '../model.ts';
import { csvLine } from './csv-line.ts';
import { sayIssues } from './rows-csv.ts';

/** How the rejects of one input are written: as the input was, plus columns that our reader ignores. */
export interface RejectsFormat {
  readonly header: readonly string[];
  readonly delimiter: string;
  /** A column of ours whose header names the record type, where the other headers do not tell it. */
  readonly resourceHeader: string | null;
}

const ownHeader = /^\s*nexload_/i;

/** The header line of a rejects file; the byte-order mark makes Excel read it as UTF-8. */
export function rejectsHeader({ header, delimiter, resourceHeader }: RejectsFormat): string {
  const own = ['nexload_row', 'nexload_error', ...(resourceHeader === null ? [] : [resourceHeader])];
  return `\ufeff${csvLine([...keptOf(header, header), ...own], delimiter)}\n`;
}

/** The line of one row that is not well; cells beyond the header stay at its end. */
export function rejectsLine(
  { header, delimiter, resourceHeader }: RejectsFormat,
  checked: Extract<CheckedRow, { kind: 'invalid' }>,
): string {
  const { row } = checked;
  const cells = header.map((_, at) => row.cells[at] ?? '');
  const own = [String(row.row), sayIssues(checked.issues), ...(resourceHeader === null ? [] : [''])];
  return `${csvLine([...keptOf(header, cells), ...own, ...surplusOf(row, header)], delimiter)}\n`;
}

/** Without the columns that an earlier report added, which would pile up. */
function keptOf(header: readonly string[], cells: readonly string[]): readonly string[] {
  return cells.filter((_, at) => !ownHeader.test(header[at] ?? ''));
}

function surplusOf({ cells }: Row, header: readonly string[]): readonly string[] {
  const surplus = cells.slice(header.length);
  return surplus.some((cell) => cell.trim() !== '') ? surplus : [];
}
