/** What can be wrong with a file, a sheet or a column; each function is one sentence of the catalogue. */

import type { Problem } from '../model.ts';
import { error, note, problemOf, warning } from './problem.ts';
import { listAnd, listOr, listSome, quote } from './quote.ts';

export const encodingGuessed = (): Problem =>
  note(
    'encoding-guessed',
    'the file is no valid UTF-8 and was read as Windows-1252',
    'say --encoding if letters look wrong',
  );

export const rowsAboveHeader = (count: number, headerRow: number): Problem =>
  note(
    'rows-above-header',
    `the header is in row ${headerRow}, and ${count === 1 ? 'the row above it was' : `the ${count} rows above it were`} passed over`,
  );

export const sheetSkipped = (why: string): Problem => note('sheet-skipped', `the sheet was passed over: ${why}`);

export const noRows = (): Problem => warning('no-rows', 'there is a header and nothing under it');

/** Where the unknown header could belong instead. */
export interface ColumnGuess {
  readonly nearest: readonly string[];
  readonly elsewhere: readonly string[];
}

export const unknownColumn = (header: string, resource: string, guess: ColumnGuess & { strict: boolean }): Problem =>
  problemOf(guess.strict ? 'error' : 'warning')(
    'unknown-column',
    `${quote(header)} is no field of ${resource}${guess.strict ? '' : ', so the column is ignored'}`,
    unknownColumnHint(guess),
  );

function unknownColumnHint(guess: ColumnGuess): string | undefined {
  if (guess.nearest.length > 0) return `did you mean ${listOr(guess.nearest)}?`;
  if (guess.elsewhere.length > 0) return `say --resource ${listOr(guess.elsewhere)} if the rows are of that type`;
  return undefined;
}

export const mappedColumnAbsent = (header: string, nearest: readonly string[]): Problem =>
  warning(
    'mapped-column-absent',
    `the column map speaks of ${quote(header)}, and no header is called that`,
    nearest.length > 0
      ? `say ${listOr(nearest.map(quote))} in the map, if that is meant`
      : 'correct the map, or leave the line out of it',
  );

export const headlessColumn = (letters: string): Problem =>
  warning(
    'headless-column',
    `column ${letters} holds data but has no header, so it is ignored`,
    'give it a header, or empty it',
  );

export const duplicateColumn = (field: string, cells: readonly string[]): Problem =>
  error(
    'duplicate-column',
    `${listAnd(cells)} ${cells.length === 2 ? 'both' : 'all'} stand for ${field}`,
    'keep one of them',
  );

export const idColumnMissing = (): Problem =>
  error(
    'id-column-missing',
    'there is no Id column, so no row says which record it means',
    'add a column Id with the Id of each record',
  );

export const requiredColumnAbsent = (field: string): Problem =>
  note('required-column-absent', `there is no column ${field}, so the records keep what they have`);

export const ambiguousDates = (): Problem =>
  error(
    'ambiguous-dates',
    'no date of the column tells whether the day or the month comes first',
    'say --date-order dmy or --date-order mdy, or write the dates like 2025-12-31',
  );

export const mixedDates = (dayFirst: string, monthFirst: string): Problem =>
  error(
    'mixed-dates',
    `${dayFirst} can only be day first, ${monthFirst} only month first`,
    'correct the odd one, or say --date-order dmy or --date-order mdy',
  );

export const ambiguousNumbers = (): Problem =>
  error(
    'ambiguous-numbers',
    'no number of the column tells a decimal point from a decimal comma',
    'say --decimal . or --decimal , or write the numbers like 1250.00',
  );

export const mixedNumbers = (point: string, comma: string): Problem =>
  error(
    'mixed-numbers',
    `${point} has a decimal point, ${comma} a decimal comma`,
    'correct the odd one, or say --decimal . or --decimal ,',
  );

export const mergedCells = (range: string): Problem =>
  error('merged-cells', `the cells ${range} are merged across rows of data`, 'unmerge them and fill each cell');

/** `cells` are the first few of `count`. */
export const lostZeros = (width: number, cells: readonly string[], count: number): Problem =>
  warning(
    'lost-zeros',
    `most values have ${width} characters, but ${listSome(cells, count)} ${count === 1 ? 'has' : 'have'} fewer and only digits, so leading zeros may be lost`,
    'format the column as text in the spreadsheet and enter these again',
  );
