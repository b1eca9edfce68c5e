/** Why a workbook cannot be read; each function is one sentence of the catalogue. */

import { quote } from '../../problems/quote.ts';
import { WorkbookProblem } from './workbook-problem.ts';

const saveAgain = 'open it in the spreadsheet program and save it again as .xlsx';
const saveAsXlsx = 'save it as .xlsx or .csv';

export const damaged = (cause?: unknown): WorkbookProblem =>
  new WorkbookProblem('the file is damaged or cut off', 'download or export it again', { cause });

export const notAZip = (): WorkbookProblem => new WorkbookProblem('the file is not an .xlsx workbook', saveAsXlsx);

export const olderOrProtected = (): WorkbookProblem =>
  new WorkbookProblem(
    'the file is an old .xls workbook, or protected by a password',
    'open it in the spreadsheet program and save it as .xlsx without a password',
  );

export const encrypted = (): WorkbookProblem =>
  new WorkbookProblem('the file is encrypted', 'save it as .xlsx without a password');

export const packedOddly = (): WorkbookProblem =>
  new WorkbookProblem('the file is packed in a way that spreadsheet programs do not use', saveAgain);

export const tooManyEntries = (limit: number): WorkbookProblem =>
  new WorkbookProblem(`the file holds more than ${limit} parts`, saveAgain);

export const inflatesTooMuch = (part: string): WorkbookProblem =>
  new WorkbookProblem(`the part ${quote(part)} of the file unpacks to far more than a spreadsheet holds`, saveAgain);

export const overlapping = (): WorkbookProblem =>
  new WorkbookProblem('the parts of the file overlap, which no spreadsheet program writes', saveAgain);

export const otherFormat = (what: string, hint: string = saveAsXlsx): WorkbookProblem =>
  new WorkbookProblem(`the file is ${what}, not an .xlsx workbook`, hint);

export const noSheets = (): WorkbookProblem =>
  new WorkbookProblem('the workbook has no sheet of cells', 'check that it is the right file');

export const listedTwice = (sheet: string): WorkbookProblem =>
  new WorkbookProblem(`the sheet ${quote(sheet)} shares its cells with another sheet`, saveAgain);

export const partMissing = (what: string): WorkbookProblem =>
  new WorkbookProblem(`${what} is missing from the workbook`, saveAgain);

export const badXml = (where: string, cause?: unknown): WorkbookProblem =>
  new WorkbookProblem(`${where} holds broken XML`, saveAgain, { cause });

export const hasDoctype = (where: string): WorkbookProblem =>
  new WorkbookProblem(`${where} declares XML entities, which no spreadsheet program writes`, saveAgain);

export const tooDeep = (where: string): WorkbookProblem =>
  new WorkbookProblem(`${where} nests its XML deeper than any spreadsheet`, saveAgain);

export const tooLong = (where: string): WorkbookProblem =>
  new WorkbookProblem(`${where} holds more text in one place than a spreadsheet can show`, saveAgain);

export const tooMany = (where: string, what: string): WorkbookProblem =>
  new WorkbookProblem(`${where} has more ${what} than a spreadsheet can use`, saveAgain);

export const beyondEdge = (where: string, what: string): WorkbookProblem =>
  new WorkbookProblem(
    `${where} goes beyond the edge of a spreadsheet: ${what}`,
    'a sheet ends at row 1048576 and column XFD',
  );

export const outOfOrder = (where: string, what: string): WorkbookProblem =>
  new WorkbookProblem(`${where} lists its rows or cells wrongly: ${what}`, saveAgain);

export const badReference = (where: string, what: string): WorkbookProblem =>
  new WorkbookProblem(`${where} points to something that is not there: ${what}`, saveAgain);

export const notASheet = (where: string): WorkbookProblem =>
  new WorkbookProblem(`${where} is not a sheet of cells`, saveAgain);
