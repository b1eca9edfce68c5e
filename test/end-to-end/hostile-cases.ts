import { execFile } from 'node:child_process';
import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, deflateRawSync } from 'node:zlib';
import type { RunOptions } from '../helpers/built-command.ts';
import { workbookParts, zip } from '../read/xlsx/make-workbook.ts';

const header = 'Id,CoworkerContractId,ProductId,Notes,Price\n';
const goodRow = '201,9001,55,fine,10\n';
const badRow = '202,9002,55,fine,ten\n';

/** An input, and what `nexload validate` must make of it. */
export interface Case {
  readonly title: string;
  /** Puts the input into the folder where the command runs. */
  readonly prepare?: (folder: string) => Promise<unknown>;
  readonly args: readonly string[];
  readonly input?: RunOptions['input'];
  readonly exitCode: number;
  /** What a person must be told. */
  readonly says: string;
  readonly skip?: boolean;
  /** Takes seconds, so that it is looked at once and not in a document as well. */
  readonly isHeavy?: boolean;
}

const write = (name: string, content: string | Uint8Array) => (folder: string) =>
  writeFile(join(folder, name), content);

/** What no spreadsheet should be, and is sent all the same. */
export const hostileCases: readonly Case[] = [
  {
    title: 'a line of 30 MB without an end',
    isHeavy: true,
    prepare: async (folder) => await writeLong(join(folder, 'deposits.csv'), { start: '' }),
    args: ['deposits.csv'],
    exitCode: 2,
    says: 'deposits.csv is no spreadsheet: its first line never seems to end',
  },
  {
    title: 'a line of 30 MB in the middle of a file',
    isHeavy: true,
    prepare: async (folder) =>
      await writeLong(join(folder, 'deposits.csv'), { start: header + goodRow, end: `\n${badRow}` }),
    args: ['deposits.csv'],
    exitCode: 4,
    says: 'the line is longer than 30 million characters',
  },
  {
    title: 'a quote that opens in front of 5 MB of lines and never closes',
    isHeavy: true,
    prepare: async (folder) =>
      await writeLong(join(folder, 'deposits.csv'), {
        start: `${header}${goodRow}203,9003,55,"open,10\n`,
        piece: `${'x'.repeat(63)}\n`,
        megabytes: 5,
      }),
    args: ['deposits.csv', '--no-progress'],
    exitCode: 4,
    says: 'a quote opens on line 3 and is never closed',
  },
  {
    title: 'a workbook that unpacks to a gigabyte',
    isHeavy: true,
    prepare: write('deposits.xlsx', zipBomb()),
    args: ['deposits.xlsx'],
    exitCode: 2,
    says: 'unpacks to far more than a spreadsheet holds',
  },
  {
    title: 'a workbook that was cut off',
    prepare: write('deposits.xlsx', zip(workbookParts('')).subarray(0, 400)),
    args: ['deposits.xlsx'],
    exitCode: 2,
    says: 'deposits.xlsx',
  },
  {
    title: 'binary rubbish',
    prepare: write('deposits.csv', Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 167 + 13) % 256))),
    args: ['deposits.csv'],
    exitCode: 2,
    says: 'deposits.csv is a binary file',
  },
  {
    title: 'an empty file',
    prepare: write('deposits.csv', ''),
    args: ['deposits.csv'],
    exitCode: 2,
    says: 'deposits.csv is empty',
  },
  {
    title: 'a file with only a header',
    prepare: write('deposits.csv', header),
    args: ['deposits.csv'],
    exitCode: 0,
    says: 'there is a header and nothing under it',
  },
  {
    title: 'a file without a known header',
    prepare: write('deposits.csv', 'Fruit,Colour\napple,red\n'),
    args: ['deposits.csv'],
    exitCode: 2,
    says: 'deposits.csv has no row that names the fields of a record type',
  },
  {
    title: 'a folder without spreadsheets',
    prepare: async (folder) => {
      await mkdir(join(folder, 'inputs/deposits.csv'), { recursive: true });
      await writeFile(join(folder, 'inputs/readme.md'), 'nothing here');
    },
    args: ['inputs'],
    exitCode: 2,
    says: 'inputs holds no spreadsheet',
  },
  {
    title: 'a file without read permission (root may read everything, so it is skipped there)',
    prepare: (folder) => writeFile(join(folder, 'deposits.csv'), header + goodRow, { mode: 0o200 }),
    args: ['deposits.csv'],
    exitCode: 2,
    says: 'deposits.csv cannot be read: permission denied',
    skip: process.getuid === undefined || process.getuid() === 0,
  },
  {
    title: 'a header of a million columns',
    isHeavy: true,
    prepare: write('deposits.csv', `${header.trim()}${',x'.repeat(1_000_000)}\n${goodRow}`),
    args: ['deposits.csv'],
    exitCode: 2,
    says: 'deposits.csv has a row of 1000005 cells',
  },
  {
    title: 'a row of a million cells',
    isHeavy: true,
    prepare: write('deposits.csv', `${header}${goodRow.trim()}${',x'.repeat(999_995)}\n${goodRow}`),
    args: ['deposits.csv'],
    exitCode: 4,
    says: 'the row has 1000000 cells, but the header has 5',
  },
  { title: 'a missing file', args: ['deposits.csv'], exitCode: 2, says: 'deposits.csv does not exist' },
  { title: 'an unknown flag', args: ['deposits.csv', '--colour-me'], exitCode: 2, says: 'colour-me' },
  { title: 'no input at all', args: [], exitCode: 2, says: 'nexload validate wants a file or a folder behind it' },
  {
    title: 'an option that makes no sense',
    prepare: write('deposits.csv', header + goodRow),
    args: ['deposits.csv', '--date-order', 'ymd'],
    exitCode: 2,
    says: 'write dmy or mdy',
  },
  {
    title: 'standard input whose record type is said',
    args: ['-', '--resource', 'contract-deposits'],
    input: 'Id,Notes\n201,fine\n',
    exitCode: 0,
    says: 'The row can be used.',
  },
  {
    title: 'standard input whose headers tell the record type',
    args: ['-'],
    input: header + badRow,
    exitCode: 4,
    says: '"ten" is not a number',
  },
  {
    title: 'standard input whose headers fit several record types',
    args: ['-'],
    input: 'Id,Notes\n201,fine\n',
    exitCode: 2,
    says: 'say --resource NAME',
  },
  { title: 'standard input that is closed at once', args: ['-'], exitCode: 2, says: 'standard input is empty' },
  {
    title: 'a folder for reports that is under a file',
    prepare: write('deposits.csv', header + goodRow),
    args: ['deposits.csv', '--reports', 'deposits.csv/reports'],
    exitCode: 2,
    says: 'a part of the path is no folder',
  },
  {
    title: 'a file name with spaces and letters of many scripts',
    prepare: write('Kündigungen (März) – 東京 contract deposits.csv', header + badRow),
    args: ['Kündigungen (März) – 東京 contract deposits.csv'],
    exitCode: 4,
    says: 'Kündigungen (März) – 東京 contract deposits.csv',
  },
  {
    title: 'a symbolic link to a file',
    prepare: async (folder) => {
      await writeFile(join(folder, 'deposits.csv'), header + badRow);
      await symlink('deposits.csv', join(folder, 'link.csv'));
    },
    args: ['link.csv'],
    exitCode: 4,
    says: '"ten" is not a number',
  },
  {
    title: 'a symbolic link that leads nowhere',
    prepare: (folder) => symlink('gone.csv', join(folder, 'link.csv')),
    args: ['link.csv'],
    exitCode: 2,
    says: 'link.csv does not exist',
  },
  {
    title: 'a symbolic link that leads to itself',
    prepare: (folder) => symlink('link.csv', join(folder, 'link.csv')),
    args: ['link.csv'],
    exitCode: 2,
    says: 'link.csv cannot be read',
  },
  {
    title: 'a named pipe that nobody writes to',
    prepare: async (folder) => await promisify(execFile)('mkfifo', [join(folder, 'pipe.csv')]),
    args: ['pipe.csv'],
    exitCode: 2,
    says: 'pipe.csv is no ordinary file',
    skip: process.platform === 'win32',
  },
];

interface LongFile {
  readonly start: string;
  readonly end?: string;
  /** What the middle is made of, 30 MB unless `megabytes` says another size. */
  readonly piece?: string;
  readonly megabytes?: number;
}

/** Writes a start, a long middle and an end, piece by piece. */
async function writeLong(path: string, { start, end = '', piece = 'x', megabytes = 30 }: LongFile): Promise<void> {
  const file = await open(path, 'w');
  const block = piece.repeat(1_048_576 / piece.length);
  await file.write(start);
  for (let count = 0; count < megabytes; count++) await file.write(block);
  await file.write(end);
  await file.close();
}

/** A workbook of a few hundred kilobytes whose sheet is a gigabyte of spaces: one packed piece, a thousand times. */
function zipBomb(): Buffer {
  const sheet = 'xl/worksheets/sheet1.xml';
  const piece = (text: string) => deflateRawSync(text, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const spaces = piece(' '.repeat(1_048_576));
  const packed = Buffer.concat([
    piece('<worksheet><sheetData>'),
    ...Array.from({ length: 1024 }, () => spaces),
    deflateRawSync(''),
  ]);
  return zip(workbookParts(''), { [sheet]: { packed, size: 1_073_741_824 } });
}
