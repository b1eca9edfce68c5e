import type { Issue } from '../model.ts';
import { csvLine } from './csv-line.ts';
import { sayIssues } from './rows-csv.ts';

/** How the rejects of one input are written: as the input was, plus columns that our reader ignores. */
export interface RejectsFormat {
  readonly header: readonly string[];
  readonly delimiter: string;
  /** Empty columns of ours whose headers tell the next reading what the other headers and these rows alone may not. */
  readonly ownHeaders: readonly string[];
}

/** A row that is not well, and why. */
export interface Refused {
  readonly row: { readonly row: number; readonly cells: readonly string[] };
  readonly issues: readonly Issue[];
  /** All that is to say about it, where that is more than the issues. */
  readonly message?: string;
}

const ownHeader = /^\s*nexload_/i;

/** The header line of a rejects file; the byte-order mark makes Excel read it as UTF-8. */
export function rejectsHeader({ header, delimiter, ownHeaders }: RejectsFormat): string {
  const own = ['nexload_row', 'nexload_error', ...ownHeaders];
  return `\ufeff${csvLine([...keptOf(header, header), ...own], delimiter)}\n`;
}

/** The line of one row that is not well; cells beyond the header stay at its end. */
export function rejectsLine({ header, delimiter, ownHeaders }: RejectsFormat, refused: Refused): string {
  const { row, issues, message = sayIssues(issues) } = refused;
  const cells = header.map((_, at) => row.cells[at] ?? '');
  const own = [String(row.row), message, ...ownHeaders.map(() => '')];
  return `${csvLine([...keptOf(header, cells), ...own, ...surplusOf(refused, header)], delimiter)}\n`;
}

/** Without the columns that an earlier report added, which would pile up. */
function keptOf(header: readonly string[], cells: readonly string[]): readonly string[] {
  return cells.filter((_, at) => !ownHeader.test(header[at] ?? ''));
}

/** Cells beyond the header. Where the trouble would not show in this file, a cell that keeps the row refused until it is mended. */
function surplusOf({ row: { cells }, issues }: Refused, header: readonly string[]): readonly string[] {
  const isOf = (code: string) => issues.some((issue) => issue.code === code);
  if (isOf('wrong-width') && cells.length > header.length) return cells.slice(header.length);
  return isOf('wrong-width') || isOf('merged-cells') ? ['delete this cell when the row is complete'] : [];
}
