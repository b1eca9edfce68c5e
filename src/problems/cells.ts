/** What can be wrong with one cell; each function is one sentence of the catalogue, `codes.ts` says what the codes mean. */

import type { Problem } from '../model.ts';
import { error, note, warning } from './problem.ts';
import { listAnd, listOr, quote } from './quote.ts';

export const requiredEmpty = (): Problem =>
  error(
    'required-empty',
    'is empty, but the field is required',
    'fill it in, or leave the whole column out to keep what the record has',
  );

export const idEmpty = (): Problem =>
  error('required-empty', 'is empty, so the row does not say which record it means', 'write the Id of the record');

export const blankCell = (): Problem => error('blank-cell', 'is empty', 'fill it in, or run without --blank error');

export const requiredCleared = (): Problem =>
  error('required-cleared', 'cannot be cleared, because the field is required', 'write the value that it should have');

export const formulaError = (text: string): Problem =>
  error('formula-error', `${quote(text)} is the error of a formula`, 'mend the formula, or type the value');

export const formulaText = (text: string): Problem =>
  error('formula-text', `${quote(text)} is a formula, not its result`, 'copy the column and paste it as values');

/** `clearToken` is null where the field is required and cannot be cleared. */
export const nullWord = (text: string, clearToken: string | null): Problem =>
  error(
    'null-word',
    `${quote(text)} stands for nothing`,
    clearToken === null
      ? 'write the value that it should have'
      : `leave the cell empty to keep what the record has, or write ${clearToken} to clear it`,
  );

export const nullWordAsText = (text: string, clearToken: string): Problem =>
  warning(
    'null-word',
    `${quote(text)} would be stored as these letters`,
    `leave the cell empty, or write ${clearToken} to clear the field`,
  );

export const notAnId = (text: string): Problem =>
  error('not-an-id', `${quote(text)} is not an Id`, 'write it in digits only, like 123456789');

export const idOutOfRange = (text: string): Problem =>
  error(
    'id-out-of-range',
    `${quote(text)} cannot be an Id, as Ids run from 1 to 2147483647`,
    'look the Id up in Nexudus',
  );

export const longIdDamaged = (text: string): Problem =>
  error(
    'long-id-damaged',
    `${quote(text)} is a rounded number that has lost its last digits`,
    'format the column as text in the spreadsheet and enter the Id again',
  );

export const wholeNumberWithFraction = (text: string, value: number): Problem =>
  note('whole-number-with-fraction', `${quote(text)} was read as ${value}`);

export const notAWholeNumber = (text: string): Problem =>
  error('not-a-whole-number', `${quote(text)} is not a whole number`, 'write it in digits only, like 12');

export const notANumber = (text: string): Problem =>
  error('not-a-number', `${quote(text)} is not a number`, 'write it like 1250.00');

export const notANumberWith = (text: string, sign: '.' | ','): Problem =>
  error(
    'not-a-number',
    `${quote(text)} is not a number in a column with a decimal ${sign === '.' ? 'point' : 'comma'}`,
    `write it like ${sign === '.' ? '1250.00' : '1250,00'}`,
  );

export const percentage = (text: string): Problem =>
  error('percentage', `${quote(text)} is a percentage`, 'write the amount itself, like 125.00');

export const tooSmall = (text: string, min: number): Problem =>
  error('out-of-range', `${quote(text)} is too small`, `write ${min} or more`);

export const tooLarge = (text: string, max: number): Problem =>
  error('out-of-range', `${quote(text)} is too large`, `write ${max} or less`);

export const negative = (text: string): Problem =>
  error('out-of-range', `${quote(text)} is negative`, 'write an amount of 0 or more');

export const notADate = (text: string): Problem =>
  error('not-a-date', `${quote(text)} is not a date`, 'write it like 2025-12-31');

export const notADateOfOrder = (text: string, order: 'dmy' | 'mdy'): Problem =>
  error(
    'not-a-date',
    `${quote(text)} is not a date in a column that has the ${order === 'dmy' ? 'day' : 'month'} first`,
    'write it like 2025-12-31',
  );

export const dateAmongMixed = (text: string): Problem =>
  error(
    'mixed-dates',
    `${quote(text)} can be read day first and month first, and the column has dates of both kinds`,
    'write it like 2025-12-31, or say --date-order dmy or --date-order mdy',
  );

export const numberAmongMixed = (text: string): Problem =>
  error(
    'mixed-numbers',
    `${quote(text)} can be read with a decimal point and with a decimal comma, and the column has both`,
    'write it like 1250.00, or say --decimal . or --decimal ,',
  );

export const twoDigitYear = (text: string): Problem =>
  error('two-digit-year', `${quote(text)} has a year of two digits`, 'write the year in full, like 2025-12-31');

export const dateHasTime = (text: string): Problem =>
  error(
    'date-has-time',
    `${quote(text)} has a time of day, but the field is a calendar day`,
    'write it like 1980-12-31',
  );

export const noSuchTime = (text: string, zone: string): Problem =>
  error(
    'no-such-time',
    `${quote(text)} does not exist in ${zone}, where the clocks go forward over it`,
    'choose a time before or after, or write the offset, like 2025-03-30T02:30+01:00',
  );

export const timeExistsTwice = (text: string, zone: string): Problem =>
  error(
    'time-exists-twice',
    `${quote(text)} exists twice in ${zone}, where the clocks go back over it`,
    'write the offset as well, like 2025-10-26T02:30+02:00',
  );

export const unlikelyYear = (text: string): Problem =>
  warning('unlikely-year', `${quote(text)} is a date before 1950 or after 2100`, 'check the year');

export const excelSerial = (text: string, day: string): Problem =>
  note('excel-serial', `${quote(text)} is a day as Excel counts them, and was read as ${day}`);

export const notAYesOrNo = (text: string): Problem =>
  error('not-a-yes-or-no', `${quote(text)} is neither yes nor no`, 'write yes or no');

export const notAChoice = (text: string, all: readonly string[], nearest: readonly string[]): Problem =>
  error(
    'not-a-choice',
    `${quote(text)} is not one of the choices`,
    nearest.length > 0 ? `did you mean ${listOr(nearest)}?` : `write ${listOr(all)}`,
  );

export const notAnEmail = (text: string): Problem =>
  error('not-an-email', `${quote(text)} is not an e-mail address`, 'write it like name@example.com');

export const notAList = (text: string, part: string): Problem =>
  error(
    'not-a-list',
    `${quote(text)} is not a list of Ids${part === text ? '' : `, because ${quote(part)} is not an Id`}`,
    'write it like 101; 102; 103',
  );

export const repeatedInList = (id: number): Problem =>
  warning('repeated-in-list', `${id} stands in the list more than once and counts once`);

export const longText = (length: number, most: number): Problem =>
  warning(
    'long-text',
    `is ${length} characters long, more than the ${most} that Nexudus shows well`,
    'shorten it, or check the record afterwards',
  );

export const invisibleCharacters = (names: readonly string[]): Problem =>
  warning(
    'invisible-characters',
    `holds ${listAnd(names)}, which nobody can see`,
    'type the text again if that is not meant',
  );

export const doubleEncoding = (text: string, mended: string): Problem =>
  warning(
    'double-encoding',
    `${quote(text)} was encoded twice somewhere and probably means ${quote(mended)}`,
    'export the file again as UTF-8',
  );

export const lostCharacters = (text: string): Problem =>
  warning(
    'lost-characters',
    `${quote(text)} holds the mark of a lost character`,
    'type the text again, or export the file again as UTF-8',
  );
