import { expect, test } from 'vitest';

import { createStringTable } from '../../../src/read/xlsx/string-table.ts';
import { readSheet } from './make-workbook.ts';

const cells = (count: number): string =>
  `<row>${Array.from({ length: count }, (_, index) => `<c t="s"><v>${index}</v></c>`).join('')}</row>`;

test('rich text is put together and phonetic readings are left out', async () => {
  const rich = `<sst><si><r><t>plain </t></r><r><rPr><b/></rPr><t>bold</t></r></si>
    <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>
    <si><t>a_x000D_&#10;b</t></si><si/><si><t>last</t></si></sst>`;
  expect(await readSheet(cells(5), { 'xl/sharedStrings.xml': rich })).toEqual({
    1: ['plain bold', '東京', 'a\r\nb', '', 'last'],
  });
});

test('a text longer than any cell is refused', async () => {
  const endless = { 'xl/sharedStrings.xml': `<sst><si>${`<r><t>${'x'.repeat(1000)}</t></r>`.repeat(140)}</si></sst>` };
  await expect(readSheet(cells(1), endless)).rejects.toThrow('the table of texts holds more text in one place');
});

test('the table gives back every text it was given, in any order and again', () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `é${index} ${'long '.repeat(index % 97)}`);
  const table = createStringTable();
  for (const text of texts) table.add(text);
  const wrong = [...texts.keys(), ...[...texts.keys()].toReversed(), 7, 4103, 7].filter(
    (index) => table.get(index) !== texts[index],
  );
  expect(wrong).toEqual([]);
  expect(table.get(texts.length)).toBeUndefined();
});

test('the table keeps half a million texts in little more than their letters', () => {
  const before = process.memoryUsage();
  const table = createStringTable();
  for (let index = 0; index < 500_000; index += 1) table.add(`Person number ${index}`);
  const after = process.memoryUsage();
  const growth = after.heapUsed + after.external - before.heapUsed - before.external;
  expect(table.get(499_999)).toBe('Person number 499999');
  expect(growth).toBeLessThan(40 * 1024 * 1024);
});
