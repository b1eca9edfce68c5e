import { describe, expect, test } from 'vitest';

import { openWorkbook } from '../../../src/read/xlsx/workbook.ts';
import { readAll, sourceOf, workbookParts, zip, type EntryOddity } from './make-workbook.ts';

const parts = workbookParts('<row><c t="s"><v>0</v></c></row>', {
  'xl/sharedStrings.xml': '<sst><si><t>here</t></si></sst>',
});
const sheetPart = 'xl/worksheets/sheet1.xml';
const texts = 'xl/sharedStrings.xml';

async function readBytes(bytes: Uint8Array): Promise<unknown> {
  const [sheet] = await openWorkbook(await sourceOf(bytes));
  return await readAll(sheet);
}

const readOdd = async (odd: Record<string, EntryOddity>): Promise<unknown> => await readBytes(zip(parts, odd));

test('parts that are stored without packing are read as well', async () => {
  const stored = Buffer.from(String(parts[sheetPart]));
  expect(await readOdd({ [sheetPart]: { method: 0, packed: stored } })).toEqual({ 1: ['here'] });
});

describe('a damaged file is called damaged', () => {
  const whole = zip(parts);
  test.each([
    ['the first half of a file', whole.subarray(0, whole.length / 2)],
    ['the first bytes of a file', whole.subarray(0, 6)],
    ['a file with bytes behind its end', Buffer.concat([whole, Buffer.from('more')])],
    ['a file without its start', Buffer.concat([Buffer.from('PK'), whole.subarray(200)])],
  ])('%s', async (_what, bytes) => {
    await expect(readBytes(bytes)).rejects.toMatchObject({
      name: 'WorkbookProblem',
      message: 'the file is damaged or cut off',
      hint: 'download or export it again',
    });
  });

  test.each<[string, EntryOddity]>([
    ['a wrong checksum', { crc32: 1 }],
    ['more bytes than the directory says', { size: 10 }],
    ['fewer bytes than the directory says', { size: 10_000 }],
    ['packed bytes that make no sense', { packed: Buffer.from('nonsense') }],
    ['packed bytes that end early', { packed: Buffer.alloc(0) }],
  ])('a part with %s', async (_what, odd) => {
    await expect(readOdd({ [sheetPart]: odd })).rejects.toThrow('the file is damaged or cut off');
    await expect(readOdd({ [texts]: odd })).rejects.toThrow('the file is damaged or cut off');
  });

  test('a part that is there twice', async () => {
    const twice = zip({ ...parts, [sheetPart.toUpperCase()]: '<worksheet/>' });
    await expect(readBytes(twice)).rejects.toThrow('the file is damaged or cut off');
  });
});

test.each<[string, EntryOddity, string]>([
  ['encrypted', { flags: 1 }, 'the file is encrypted'],
  ['strongly encrypted', { flags: 0x41 }, 'the file is encrypted'],
  ['packed with bzip2', { method: 12 }, 'the file is packed in a way that spreadsheet programs do not use'],
])('a part that is %s is refused', async (_what, odd, message) => {
  await expect(readOdd({ [sheetPart]: odd })).rejects.toThrow(message);
});

describe('a file that unpacks to far more than it is, is refused', () => {
  test('a part of blanks, before it is unpacked', async () => {
    const blanks = `<worksheet>${' '.repeat(60_000_000)}<sheetData/></worksheet>`;
    await expect(readBytes(zip({ ...parts, [sheetPart]: blanks }))).rejects.toThrow(
      `the part "${sheetPart}" of the file unpacks to far more than a spreadsheet holds`,
    );
  });

  test('a part that says it is small', async () => {
    const blanks = `<worksheet>${' '.repeat(60_000_000)}<sheetData/></worksheet>`;
    const lying = zip({ ...parts, [sheetPart]: blanks }, { [sheetPart]: { size: 1000 } });
    await expect(readBytes(lying)).rejects.toThrow('the file is damaged or cut off');
  });

  test('a table of texts over its limit, however well it is packed', async () => {
    const odd = { size: 600_000_000, packed: Buffer.alloc(4_000_000) };
    await expect(readOdd({ [texts]: odd })).rejects.toThrow('unpacks to far more');
  });

  test('parts that share their packed bytes', async () => {
    await expect(readOdd({ [sheetPart]: { packedSize: 100_000 } })).rejects.toThrow('the parts of the file overlap');
  });
});

test('what the source itself fails with is passed on as it is', async () => {
  const source = await sourceOf(zip(parts));
  const [sheet] = await openWorkbook(source);
  await source.close();
  await expect(readAll(sheet)).rejects.toMatchObject({ code: 'EBADF' });
  await expect(openWorkbook(source)).rejects.toMatchObject({ code: 'EBADF' });
});
