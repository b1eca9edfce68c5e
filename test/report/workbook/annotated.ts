import { readXlsx, type Cell } from 'hucre/xlsx';
import { expect } from 'vitest';

import type { Severity } from '../../../src/model.ts';
import { annotateWorkbook, type CellMark } from '../../../src/report/workbook/annotate.ts';
import { findPart, partText } from '../../../src/report/workbook/parts.ts';
import { readZip } from '../../../src/report/workbook/read-zip.ts';
import { workbookOf } from './rich-workbook.ts';

/** The sheet of the rich workbook. */
const sheet = 'Pauses & more';
/** A mark on it. */
export const mark = (cell: string, text = 'is wrong', severity: Severity = 'error'): CellMark => ({
  sheet,
  cell,
  severity,
  text,
});

/** The annotated workbook; fails the test where it is refused. */
export async function annotated(original: Uint8Array, marks: readonly CellMark[]): Promise<Uint8Array> {
  const bytes = await annotateWorkbook(original, marks);
  return bytes ?? expect.fail('the workbook was refused');
}

/** The text of a part. */
export async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  const part = findPart(await readZip(bytes), name);
  return part === undefined ? expect.fail(`${name} is missing`) : await partText(part);
}

/** A cell of the first sheet as another reader sees it. */
export async function lookAt(bytes: Uint8Array, cell: [row: number, column: number]): Promise<Cell | undefined> {
  const workbook = await readXlsx(bytes, { readStyles: true });
  return workbook.sheets[0]?.cells?.get(cell.join(','));
}

/** The fills of marked cells. */
export const red = { type: 'pattern', fgColor: { rgb: 'FF9C9D' } };
export const yellow = { type: 'pattern', fgColor: { rgb: 'FFE69A' } };

/** The workbook with another text in one of its parts. */
export async function retell(bytes: Uint8Array, name: string, edit: (text: string) => string): Promise<Uint8Array> {
  const texts = (await readZip(bytes)).map(async (part) => [part.name, await partText(part)] as const);
  const parts = Object.fromEntries(await Promise.all(texts));
  return await workbookOf({ ...parts, [name]: edit(parts[name] ?? '') });
}
