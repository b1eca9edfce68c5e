import { describe, expect, test } from 'vitest';

import { WorkbookProblem } from '../../../src/read/xlsx/workbook.ts';
import { readAll, readSheet, sheetsOf, workbookParts } from './make-workbook.ts';

describe('rows and cells find their place', () => {
  test('missing cells are empty and trailing empty cells are left off', async () => {
    expect(await readSheet('<row r="1"><c r="B1"><v>2</v></c><c r="E1"><v>5</v></c><c r="F1" s="3"/></row>')).toEqual({
      1: ['', '2', '', '', '5'],
    });
  });

  test('cells without an address follow each other', async () => {
    expect(await readSheet('<row><c><v>1</v></c><c/><c><v>3</v></c><c r="AB1"><v>28</v></c></row>')).toEqual({
      1: ['1', '', '3', ...Array.from({ length: 24 }, () => ''), '28'],
    });
  });

  test('a row without a number follows the last one, and gaps stay gaps', async () => {
    expect(await readSheet('<row><c><v>1</v></c></row><row r="9"/><row><c><v>10</v></c></row>')).toEqual({
      1: ['1'],
      9: [],
      10: ['10'],
    });
  });

  test('the last column and the last row of a sheet can be read', async () => {
    const rows = await readSheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>');
    expect(rows[1_048_576]).toHaveLength(16_384);
  });

  test('elements of form controls and extensions that are called row, c or f are no cells', async () => {
    const tail = '<controls><xdr:row>7</xdr:row></controls><extLst><xm:f>A1</xm:f><c><v>9</v></c></extLst>';
    const parts = workbookParts('', {
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>${tail}</worksheet>`,
    });
    const [sheet] = await sheetsOf(parts);
    expect(await readAll(sheet)).toEqual({ 1: ['1'] });
  });
});

describe('a sheet that no spreadsheet program writes is refused, by name', () => {
  test.each([
    ['a row beyond the last', '<row r="1048577"/>', 'goes beyond the edge of a spreadsheet: row 1048577'],
    ['a column beyond XFD', '<row><c r="XFE1"/></row>', 'goes beyond the edge of a spreadsheet: column 16385 in row 1'],
    [
      'a row of endless cells',
      `<row>${'<c/>'.repeat(16_385)}</row>`,
      'goes beyond the edge of a spreadsheet: column 16385',
    ],
    ['rows out of order', '<row r="5"/><row r="3"/>', 'lists its rows or cells wrongly: row "3" comes after row 5'],
    ['a row twice', '<row r="5"/><row r="5"/>', 'row "5" comes after row 5'],
    ['a row number that is none', '<row r="one"/>', 'row "one" comes after row 0'],
    ['half a row', '<row r="1.5"/>', 'row "1.5"'],
    ['a cell twice', '<row r="1"><c r="B1"/><c r="B1"/></row>', 'lists its rows or cells wrongly: cell "B1"'],
    ['cells out of order', '<row r="1"><c r="B1"/><c r="A1"/></row>', 'cell "A1" in row 1'],
    ['a cell of another row', '<row r="1"><c r="A2"/></row>', 'cell "A2" in row 1'],
    ['an address that is none', '<row r="1"><c r="1"/></row>', 'cell "1" in row 1'],
    ['a cell of endless text', `<row><c t="str"><v>${'x'.repeat(70_000)}</v></c></row>`, 'in row 1 holds more text'],
    ['broken XML', '<row><c><v>1</v></row>', 'the sheet "Sheet1" after row 1 holds broken XML'],
    ['an unknown entity', '<row><c><v>&x;</v></c></row>', 'holds broken XML'],
  ])('%s', async (_what, data, message) => {
    const reading = readSheet(data);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow('the sheet "Sheet1"');
    await expect(reading).rejects.toBeInstanceOf(WorkbookProblem);
  });

  test('a row whose cells repeat one long text is refused before it fills the memory', async () => {
    const shared = { 'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(60_000)}</t></si></sst>` };
    const reading = readSheet(`<row>${'<c t="s"><v>0</v></c>'.repeat(300)}</row>`, shared);
    await expect(reading).rejects.toThrow('in row 1 holds more text');
  });

  test('a sheet that ends early', async () => {
    const [sheet] = await sheetsOf(workbookParts('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row/>' }));
    await expect(readAll(sheet)).rejects.toThrow('the sheet "Sheet1" after row 1 holds broken XML');
  });

  test('a part that is no worksheet', async () => {
    const [sheet] = await sheetsOf(workbookParts('', { 'xl/worksheets/sheet1.xml': '<chartsheet/>' }));
    await expect(readAll(sheet)).rejects.toThrow('the sheet "Sheet1" is not a sheet of cells');
  });

  test('more merged ranges than anybody makes', async () => {
    const merged = '<mergeCell ref="A1:A2"/>'.repeat(100_001);
    const [sheet] = await sheetsOf(
      workbookParts('', {
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData/><mergeCells>${merged}</mergeCells></worksheet>`,
      }),
    );
    await expect(readAll(sheet)).rejects.toThrow('has more merged ranges than a spreadsheet can use');
  });
});
