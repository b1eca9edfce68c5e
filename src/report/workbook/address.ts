import { CannotAnnotate } from './cannot-annotate.ts';

/** A place on a sheet, both counted from 1. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The place that an address such as `D41` names. */
export function parseAddress(address: string): Place {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address) ?? [];
  if (letters === undefined) throw new CannotAnnotate(`${address} is no address of a cell`);
  return { row: Number(digits), column: columnNumber(letters) };
}

/** The number of a column: A is 1, AA is 27. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64;
  return column;
}

/** A column as the spreadsheet shows it: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
