import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';

import { openWorkbook } from '../../../src/read/xlsx/workbook.ts';
import { readAll, sourceOf, workbookParts, zip } from './make-workbook.ts';

const day = fc
  .date({ min: new Date('1900-03-01T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.round(date.getTime() / 1000) * 1000));
const decimal = fc.integer({ min: -1e12, max: 1e12 }).map((cents) => cents / 100);
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const cell = fc.oneof(text, fc.integer(), decimal, fc.boolean(), day, fc.constant(null));
const grid = fc.array(fc.array(cell, { maxLength: 8 }), { minLength: 1, maxLength: 12 });

type Cell = string | number | boolean | Date | null;

function expectedText(value: Cell): string {
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/\.\d+Z$/, '')
      .replace('T00:00:00', '');
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === null ? '' : String(value);
}

function withoutTail(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((each) => each !== '') + 1);
}

test('any grid that another writer wrote comes back the same', async () => {
  await fc.assert(
    fc.asyncProperty(grid, async (rows) => {
      const [sheet] = await openWorkbook(await sourceOf(await writeXlsx({ sheets: [{ name: 'A', rows }] })));
      const read = await readAll(sheet);
      expect(rows.map((_, index) => [...(read[index + 1] ?? [])])).toEqual(
        rows.map((cells) => withoutTail(cells.map(expectedText))),
      );
    }),
    { numRuns: 40 },
  );
}, 60_000);

const intact = zip(
  workbookParts('<row r="2"><c t="s"><v>0</v></c><c s="1"><v>45672.5</v></c><c t="b"><v>1</v></c></row>', {
    'xl/sharedStrings.xml': '<sst><si><t>here</t></si></sst>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf/><xf numFmtId="22"/></cellXfs></styleSheet>',
  }),
);
const intactCells = { 2: ['here', '2025-01-15T12:00:00', 'TRUE'] };

test('a file with damaged bytes is refused in a sentence, or nothing that matters was damaged', async () => {
  const damage = fc.array(fc.record({ at: fc.nat(intact.length - 1), byte: fc.nat(255) }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(damage, async (bytes) => {
      const damaged = Buffer.from(intact);
      for (const { at, byte } of bytes) damaged[at] = byte;
      const outcome = await openWorkbook(await sourceOf(damaged))
        .then(async ([sheet]) => await readAll(sheet))
        .catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toMatchObject({ name: 'WorkbookProblem' });
      else expect(outcome).toEqual(intactCells);
    }),
    { numRuns: 250 },
  );
}, 60_000);
