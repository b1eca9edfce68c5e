import { writeXlsx, type Cell, type CellStyle, type DataValidation } from 'hucre/xlsx';

import { columnLetters } from './address.ts';

/** What the cells of a column are meant to hold; text keeps leading zeros and long ids. */
export type CellFormat = 'text' | 'date' | 'amount' | 'count';

/** One column of a form: a header, and what goes below it. */
export interface FormColumn {
  readonly header: string;
  readonly required: boolean;
  /** In letters. */
  readonly width: number;
  readonly format: CellFormat;
  /** The values to pick from, none where anything may be written. */
  readonly choices: readonly string[];
}

/** A sheet to be filled in. */
export interface Form {
  readonly sheet: string;
  readonly title: string;
  readonly columns: readonly FormColumn[];
  /** How many rows below the header offer their choices. */
  readonly rows: number;
}

/**
 * A workbook with a header and one empty row below it that has the format of each column. The only file that knows the writer;
 * equal forms give equal bytes, hence the fixed date.
 */
export async function writeForm({ sheet, title, columns, rows }: Form): Promise<Uint8Array> {
  return await writeXlsx({
    sheets: [
      {
        name: sheet,
        columns: columns.map(({ width }) => ({ width })),
        rows: [columns.map(({ header }) => header), columns.map(() => null)],
        cells: new Map(columns.flatMap(styledCells)),
        rowDefs: new Map([[0, { height: 24 }]]),
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap((column, at) =>
          column.choices.length > 0 ? [choiceOf(column, at, rows)] : [],
        ),
        pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
    properties: { title, modified: new Date('2000-01-01T00:00:00Z') },
    defaultFont: { name: 'Calibri', size: 11 },
  });
}

function styledCells({ header, required, format }: FormColumn, at: number): [string, Partial<Cell>][] {
  return [
    [`0,${at}`, { value: header, type: 'string', style: required ? requiredHeader : optionalHeader }],
    [`1,${at}`, { value: null, type: 'empty', style: { numFmt: numberFormats[format] } }],
  ];
}

const numberFormats: Readonly<Record<CellFormat, string>> = {
  text: '@',
  date: 'yyyy-mm-dd',
  amount: '0.00',
  count: '0',
};

const requiredHeader = headerStyle('FFFFFF', '1F4E78');
const optionalHeader = headerStyle('1F4E78', 'DDEBF7');

function headerStyle(ink: string, paper: string): CellStyle {
  return {
    font: { name: 'Calibri', size: 11, bold: true, color: { rgb: ink } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: paper } },
    border: { bottom: { style: 'thin', color: { rgb: '1F4E78' } } },
    alignment: { vertical: 'center' },
    numFmt: '@',
  };
}

/** Only a warning: a number instead of a name is fine too, and so is the word that clears a field. */
function choiceOf({ header, choices }: FormColumn, at: number, rows: number): DataValidation {
  const letter = columnLetters(at + 1);
  return {
    type: 'list',
    values: [...choices],
    range: `${letter}2:${letter}${rows + 1}`,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: header,
    errorMessage: `${header} is one of: ${choices.join(', ')}`,
  };
}
