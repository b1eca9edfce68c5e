import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ColouredCell } from '../../../src/report/workbook/mark-row.ts';
import { markSheet } from '../../../src/report/workbook/mark-sheet.ts';
import type { MarkedStyles } from '../../../src/report/workbook/marked-styles.ts';
import { richParts } from './rich-workbook.ts';

const styles: MarkedStyles = { styleOf: (base) => base + 100, plainOf: () => null, marked: false, xml: () => '' };
const xml = Buffer.from(richParts['xl/worksheets/sheet1.xml'] ?? '');

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function marked(cells: readonly ColouredCell[], blockBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  const work = { cells, styles, editTail: (tail: string) => tail };
  for await (const piece of markSheet(cut(xml, blockBytes), work)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

const cell = fc.record({
  row: fc.integer({ min: 1, max: 6 }),
  column: fc.integer({ min: 1, max: 30 }),
  colour: fc.constant('red' as const),
});
const cells = fc
  .uniqueArray(cell, { selector: ({ row, column }) => row * 100 + column, maxLength: 12 })
  .map((found) => found.toSorted((a, b) => a.row - b.row || a.column - b.column));

describe('markSheet', () => {
  it('gives the same text in whatever blocks the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(cells, fc.integer({ min: 1, max: 300 }), async (found, blockBytes) => {
        expect(await marked(found, blockBytes)).toBe(await marked(found, xml.length));
      }),
    );
  });

  it('passes every byte as it is where nothing is marked', async () => {
    expect(await marked([], 100)).toBe(xml.toString());
  });

  it('keeps rows and cells in order and styles each marked cell once', async () => {
    await fc.assert(
      fc.asyncProperty(cells, async (found) => {
        const text = await marked(found, 64);
        const rows = Array.from(text.matchAll(/<row r="(\d+)"/g), ([, row]) => Number(row));
        expect(rows).toEqual([...new Set([1, 2, 4, ...found.map(({ row }) => row)])].toSorted((a, b) => a - b));
        expect(text.match(/<c [^>]*s="10\d"/g) ?? []).toHaveLength(found.length);
        for (const [row] of text.matchAll(/<row .*?<\/row>/g)) {
          const columns = Array.from(row.matchAll(/<c r="([A-Z]+)/g), ([, letters = '']) => letters.padStart(3));
          expect(columns).toEqual(columns.toSorted());
        }
      }),
    );
  });
});
