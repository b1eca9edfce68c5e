import { expect, test } from 'vitest';

import { openWorkbook } from '../../../src/read/xlsx/workbook.ts';
import { sourceOf, zip, type Parts } from './make-workbook.ts';

const types = { '[Content_Types].xml': '<Types/>' };

test.each<[string, Parts, string]>([
  [
    'an OpenDocument spreadsheet',
    { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' },
    'save it as .xlsx or .csv',
  ],
  [
    'an OpenDocument file',
    { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' },
    'save it as .xlsx or .csv',
  ],
  ['a binary workbook (.xlsb)', { ...types, 'xl/workbook.bin': 'x' }, 'open it in Excel and save it as .xlsx'],
  ['a Word document', { ...types, 'word/document.xml': '<x/>' }, 'save it as .xlsx or .csv'],
  ['a PowerPoint presentation', { ...types, 'ppt/presentation.xml': '<x/>' }, 'save it as .xlsx or .csv'],
  ['an Apple Numbers document', { 'Index/Document.iwa': 'x' }, 'export it from Numbers as Excel or CSV'],
  ['an Apple Numbers document', { 'Index.zip': 'x' }, 'export it from Numbers as Excel or CSV'],
  ['a zip archive of other files', { 'members.csv': 'Id\n1' }, 'unpack it and give the spreadsheet inside'],
  ['a zip archive of other files', {}, 'unpack it and give the spreadsheet inside'],
])('%s is called what it is', async (what, parts, hint) => {
  await expect(openWorkbook(await sourceOf(zip(parts)))).rejects.toMatchObject({
    name: 'WorkbookProblem',
    message: `the file is ${what}, not an .xlsx workbook`,
    hint,
  });
});

test('a package without a workbook says what is missing', async () => {
  await expect(openWorkbook(await sourceOf(zip(types)))).rejects.toThrow(
    'the list of sheets is missing from the workbook',
  );
});

test.each([
  ['an empty file', Buffer.alloc(0), 'the file is not an .xlsx workbook'],
  ['a text file', Buffer.from('Id,Name\n1,Ann\n'), 'the file is not an .xlsx workbook'],
  [
    'an old .xls file',
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'the file is an old .xls workbook, or protected by a password',
  ],
])('%s is not taken for a zip', async (_what, bytes, message) => {
  await expect(openWorkbook(await sourceOf(bytes))).rejects.toThrow(message);
});
