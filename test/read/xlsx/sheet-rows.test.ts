import { expect, test } from 'vitest';

import type { Source } from '../../../src/ports.ts';
import { openWorkbook, type SheetBatch, type WorkbookSheet } from '../../../src/read/xlsx/workbook.ts';
import { readAll, sheetsOf, sourceOf, workbookParts, zip } from './make-workbook.ts';

const rowsOf = (count: number, cell = (row: number) => `<c><v>${row}.${(row * 7919) % 100_003}</v></c>`): string =>
  Array.from({ length: count }, (_, index) => `<row r="${index + 1}">${cell(index + 1)}</row>`).join('');

async function batchesOf(sheet: WorkbookSheet | undefined): Promise<SheetBatch[]> {
  const batches: SheetBatch[] = [];
  for await (const batch of sheet?.rows() ?? []) batches.push(batch);
  return batches;
}

test('rows come in order, in batches, with the merged ranges in the last one', async () => {
  const merged = '<mergeCells count="2"><mergeCell ref="B5:B7"/><mergeCell ref="A1:C1"/></mergeCells>';
  const [sheet] = await sheetsOf(
    workbookParts('', {
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rowsOf(5000)}</sheetData>${merged}</worksheet>`,
    }),
  );
  const batches = await batchesOf(sheet);
  expect(batches.flatMap(({ rows }) => rows.map(({ row }) => row))).toEqual(
    Array.from({ length: 5000 }, (_, index) => index + 1),
  );
  expect(batches.every(({ rows }) => rows.every(({ line }) => line === null))).toBe(true);
  expect(Math.max(...batches.map(({ rows }) => rows.length))).toBeLessThan(2000);
  expect(
    batches.flatMap(({ merged: ranges }, index) => ranges.map((range) => [range, index === batches.length - 1])),
  ).toEqual([
    ['B5:B7', true],
    ['A1:C1', true],
  ]);
});

test('long rows are handed over before there are many of them, and short ones after them are not', async () => {
  const cell = (row: number): string =>
    row <= 40 ? `<c t="str"><v>${'x'.repeat(30_000)}</v></c>`.repeat(10) : '<c><v>1</v></c>';
  const [sheet] = await sheetsOf(workbookParts(rowsOf(6000, cell)));
  const batches = await batchesOf(sheet);
  expect(Math.max(...batches.map(({ rows }) => (rows[0]?.row === 1 ? rows.length : 0)))).toBeLessThan(6);
  expect(batches.length).toBeLessThan(40);
});

test('wide rows are handed over before there are many of them', async () => {
  const [sheet] = await sheetsOf(workbookParts(rowsOf(400, (row) => `<c r="XFD${row}"><v>1</v></c>`)));
  expect((await batchesOf(sheet)).length).toBeGreaterThan(3);
});

test('an empty sheet gives one empty batch', async () => {
  const [sheet] = await sheetsOf(workbookParts(''));
  expect(await batchesOf(sheet)).toEqual([{ rows: [], merged: [] }]);
});

test('the rows can be read again, also while they are being read', async () => {
  const [sheet] = await sheetsOf(workbookParts(rowsOf(3000)));
  const [one, two] = await Promise.all([readAll(sheet), readAll(sheet)]);
  expect(Object.keys(one ?? {})).toHaveLength(3000);
  expect(two).toEqual(one);
  expect(await readAll(sheet)).toEqual(one);
});

/** A source that counts the bytes taken from it. */
function counted(source: Source): Source & { taken: number } {
  const counting = {
    ...source,
    taken: 0,
    readAt: async (position: number, length: number) => {
      counting.taken += length;
      return await source.readAt(position, length);
    },
  };
  return counting;
}

test('nothing is read far ahead of what is taken, and reading can stop early', async () => {
  const source = counted(await sourceOf(zip(workbookParts(rowsOf(200_000)))));
  const [sheet] = await openWorkbook(source);
  for await (const batch of sheet?.rows() ?? []) {
    expect(batch.rows.length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    break;
  }
  expect(source.taken).toBeLessThan(600_000);
  expect(source.size).toBeGreaterThan(1_200_000);
});
