/** What can be wrong with one row; each function is one sentence of the catalogue. */

import type { Problem } from '../model.ts';
import { error, note, warning } from './problem.ts';
import { listAnd, quote } from './quote.ts';

export const wrongWidth = (cells: number, header: number): Problem =>
  error(
    'wrong-width',
    `the row has ${cells} cells, but the header has ${header}`,
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
    `the line is longer than ${Math.floor(characters / 1_048_576)} million characters`,
    'no spreadsheet has such a row; check the line ends and the quotes of the file',
  );

export const totalsRow = (text: string): Problem =>
  error('totals-row', `${quote(text)} is not an Id; the row looks like a line of totals`, 'delete the row');

export const duplicateId = (id: number, others: readonly number[]): Problem =>
  error(
    'duplicate-id',
    `Id ${id} stands in ${others.length === 1 ? 'row' : 'rows'} ${listAnd(others.map(String))} as well`,
    'keep one of them, or say --duplicates last or first',
  );

export const supersededRow = (id: number, used: number): Problem =>
  note('superseded-row', `Id ${id} is taken from row ${used} instead`);

export const untilNotAfterFrom = (later: string, earlier: string): Problem =>
  error('until-not-after-from', `${later} is not after ${earlier}`, 'a span must end after it starts');

export const endsBeforeStart = (later: string, earlier: string): Problem =>
  warning('ends-before-start', `${later} is before ${earlier}`, 'check both dates');

export const listAndDeltas = (list: string, deltas: readonly string[]): Problem =>
  error(
    'list-and-deltas',
    `the row gives ${list} and also ${listAnd(deltas)}`,
    `give the whole list in ${list}, or only what changes in ${listAnd(deltas)}`,
  );

export const overlappingPauses = (per: string, contract: number, others: readonly number[]): Problem =>
  warning(
    'overlapping-pauses',
    `overlaps ${others.length === 1 ? 'row' : 'rows'} ${listAnd(others.map(String))} of ${per} ${contract}`,
    'check the dates of both',
  );
