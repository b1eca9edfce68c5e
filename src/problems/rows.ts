/** What can be wrong with one row; each function is one sentence of the catalogue. */

import type { Problem } from '../model.ts';
import { error, note, warning } from './problem.ts';
import { listAnd, listRows, mostRows, quote } from './quote.ts';

export const wrongWidth = (cells: number, header: number): Problem =>
  error(
    'wrong-width',
    `the row has ${cells} ${cells === 1 ? 'cell' : 'cells'}, but the header has ${header}`,
    cells > header ? 'put quotes around a cell that contains the delimiter' : 'fill the row up with empty cells',
  );

export const unclosedQuote = (line: number): Problem =>
  error(
    'unclosed-quote',
    `a quote opens on line ${line} and is never closed`,
    'close it, or write two quotes where one is meant as text',
  );

export const textAfterQuote = (line: number): Problem =>
  error(
    'text-after-quote',
    `text stands behind a closing quote on line ${line}`,
    'write two quotes where one is meant as text',
  );

export const strayQuote = (): Problem =>
  warning('stray-quote', 'a quote inside the cell was kept as text', 'check that no cell was cut in two');

export const lineTooLong = (characters: number): Problem =>
  error(
    'line-too-long',
    `the line is longer than ${Math.floor(characters / 1_048_576)} million characters, which no row of a spreadsheet is`,
    'check the line ends and the quotes of the file',
  );

export const totalsRow = (text: string): Problem =>
  error('totals-row', `the row looks like a line of totals, as it says ${quote(text)}`, 'delete the row');

/** `rows` are all rows of the Id, `own` is the one that this is said of; there may be many, so only the first are looked at. */
export const duplicateId = (id: number, rows: readonly number[], own: number): Problem =>
  error(
    'duplicate-id',
    `Id ${id} stands in ${listRows(
      rows.slice(0, mostRows + 1).filter((row) => row !== own),
      rows.length - 1,
    )} as well`,
    'keep one of them, or say --duplicates last or --duplicates first',
  );

export const supersededRow = (id: number, used: number): Problem =>
  note('superseded-row', `Id ${id} is taken from row ${used} instead`);

export const untilNotAfterFrom = (later: string, earlier: string): Problem =>
  error('until-not-after-from', `${later} is not after ${earlier}`, 'correct one of the two dates');

export const endsBeforeStart = (later: string, earlier: string): Problem =>
  warning('ends-before-start', `${later} is before ${earlier}`, 'check both dates');

export const listAndDeltas = (list: string, deltas: readonly string[]): Problem =>
  error(
    'list-and-deltas',
    `the row gives ${list} and also ${listAnd(deltas)}`,
    `give the whole list in ${list}, or only what changes in ${listAnd(deltas)}`,
  );

export const overlappingPauses = (per: string, contract: number, others: readonly number[]): Problem =>
  warning('overlapping-pauses', `overlaps ${listRows(others)} of ${per} ${contract}`, 'check the dates of each');
