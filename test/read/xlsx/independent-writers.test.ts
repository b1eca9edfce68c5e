import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { openWorkbook, type WorkbookSheet } from '../../../src/read/xlsx/workbook.ts';
import { fileSource, readAll } from './make-workbook.ts';

async function openFixture(name: string): Promise<readonly WorkbookSheet[]> {
  return await openWorkbook(
    await fileSource(fileURLToPath(new URL(`../../../fixtures/xlsx/${name}`, import.meta.url))),
  );
}

async function mergedOf(sheet: WorkbookSheet | undefined): Promise<readonly string[]> {
  const merged: string[] = [];
  for await (const batch of sheet?.rows() ?? []) merged.push(...batch.merged);
  return merged;
}

describe('a workbook by openpyxl', () => {
  test('gives its cells as text', async () => {
    const [contacts] = await openFixture('openpyxl.xlsx');
    expect(await readAll(contacts)).toEqual({
      1: ['Id', 'FullName', 'DateOfBirth', 'Price', 'Refundable', 'Seen'],
      2: ['1414993561', "Zoë O'Neill", '1980-02-29', '19.99', 'TRUE', '2025-01-15T10:30:00'],
      3: ['1414993562', '  李 雷 ', '2025-12-31', '0.3', 'FALSE', '07:05:00'],
      // Excel shows A as well: openpyxl does not escape what looks like an escape
      4: ['1414993563', 'A & <b>', '=TODAY()', '-5', '', '=1/0'],
      7: ['', 'after a gap', '2025-03-01T23:59:59', '45000'],
      9: [],
      10: [],
      11: [],
      12: [],
    });
    expect(await mergedOf(contacts)).toEqual(['B9:B11', 'A12:C12']);
  });

  test('says which sheets are hidden and has no chart among them', async () => {
    const sheets = await openFixture('openpyxl.xlsx');
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Contacts', false],
      ['Hidden', true],
      ['Very hidden', true],
    ]);
  });

  test('counts days from 1904 where it says so', async () => {
    const [sheet] = await openFixture('openpyxl-1904.xlsx');
    expect(await readAll(sheet)).toEqual({
      1: ['1904-01-01', '2025-01-15', '2025-01-15T18:00:00'],
      2: ['00:00:00', '12:00:30'],
    });
  });

  test('may spell its dates out', async () => {
    const [sheet] = await openFixture('openpyxl-iso-dates.xlsx');
    expect(await readAll(sheet)).toEqual({ 1: ['2025-01-15', '2025-01-15T10:30:05', '2025-01-15'] });
  });
});

describe.each(['xlsxwriter.xlsx', 'xlsxwriter-constant-memory.xlsx'])('a workbook by XlsxWriter, %s', (name) => {
  test('gives its cells as text', async () => {
    const [deposits] = await openFixture(name);
    expect(await readAll(deposits)).toEqual({
      1: ['Id', 'Notes', 'Price', 'When', 'Sum', 'Text'],
      2: ['123456789012345', 'plain bold plain', '19.99', '2025-01-15', '39.98', 'yes'],
      3: ['0012', 'line one\r\nline two', '#DIV/0!', '01:30:00', 'TRUE'],
      4: [],
      5: ['', '', '', '', '', '0.0000001'],
      6: ['merged'],
    });
    expect(await mergedOf(deposits)).toEqual(['A6:B7']);
  });
});
