import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { describeResource } from '../../src/index.ts';
import { resources } from '../../src/resources/index.ts';
import { callNexload } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

const header = '\uFEFFId,CoworkerContractId,ProductId,Notes,Price,Refundable\r\n';
const ready = (file: string): string => `${file} is ready to be filled in. Then: nexload validate ${file}\n`;
const onTerminal = { isOutSeen: true };

/** What a workbook starts with, as every zip archive. */
const zipMark = 'PK';

describe('nexload template', () => {
  test.each([
    { args: ['-o', 'mine.csv'], file: 'mine.csv', starts: header },
    { args: ['--output', 'mine.csv'], file: 'mine.csv', starts: header },
    { args: ['-o', 'mine.xlsx'], file: 'mine.xlsx', starts: zipMark },
    { args: ['-o', 'mine', '--format', 'xlsx'], file: 'mine', starts: zipMark },
    { args: ['-o', 'mine'], file: 'mine', starts: header },
  ])('makes the file of $args, in the format that its name or --format says', async ({ args, file, starts }) => {
    await enterFolder();
    expect(await callNexload(['template', 'contract-deposits', ...args])).toMatchObject({
      exitCode: 0,
      stdout: ready(file),
      stderr: '',
    });
    expect((await readFile(file, 'utf8')).slice(0, starts.length)).toBe(starts);
  });

  test.each([
    { where: 'to standard output with -o -', args: ['-o', '-'], world: onTerminal, starts: header },
    { where: 'to a pipe without -o', args: [], world: {}, starts: header },
    { where: 'to a pipe as a workbook', args: ['--format', 'xlsx'], world: {}, starts: zipMark },
    { where: 'to -o - as a workbook', args: ['-o', '-', '--format', 'xlsx'], world: onTerminal, starts: zipMark },
  ])('writes $where, and no file', async ({ args, world, starts }) => {
    await enterFolder();
    const { exitCode, stdout, stderr } = await callNexload(['template', 'contract-deposits', ...args], world);
    expect({ exitCode, stderr, start: stdout.slice(0, starts.length) }).toEqual({
      exitCode: 0,
      stderr: '',
      start: starts,
    });
    await expect(stat('contract-deposits.xlsx')).rejects.toThrow('ENOENT');
  });

  test.each([
    { args: [], file: 'contract-deposits.xlsx' },
    { args: ['--format', 'csv'], file: 'contract-deposits.csv' },
  ])('on a terminal, with $args, makes a file named after the record type', async ({ args, file }) => {
    await enterFolder();
    const { stdout } = await callNexload(['template', 'contract-deposits', ...args], onTerminal);
    expect(stdout).toBe(ready(file));
    expect((await stat(file)).size).toBeGreaterThan(50);
  });

  test('says nothing with -q, and one JSON document with --json', async () => {
    await enterFolder();
    expect(await callNexload(['template', 'contract-deposits', '-q', '-o', 'a.csv'])).toMatchObject({ stdout: '' });
    const { stdout } = await callNexload(['template', 'contract-deposits', '--json']);
    const file = 'contract-deposits.xlsx';
    expect(JSON.parse(stdout)).toEqual({ resource: 'contract-deposits', format: 'xlsx', file });
  });

  test('never writes over a file', async () => {
    await enterFolder({ 'mine.csv': 'precious' });
    expect(await callNexload(['template', 'contract-deposits', '-o', 'mine.csv'])).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error mine\.csv .*\n {6}\S.*\n$/) as unknown,
    });
    expect(await readFile('mine.csv', 'utf8')).toBe('precious');
  });

  test.each([
    ['a folder that is not there', 'no/such/mine.csv'],
    ['a folder', 'folder'],
    ['a place below a file', 'file/mine.csv'],
  ])('says in one sentence that it cannot write to %s', async (_, file) => {
    await enterFolder({ file: '' });
    await mkdir('folder');
    const { exitCode, stdout, stderr } = await callNexload(['template', 'contract-deposits', '-o', file]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^error ${file} .*\\n {6}\\S.*\\n$`));
  });

  test.each([
    [['members'], '"members" is no record type'],
    [['contract-deposit'], 'did you mean contract-deposits?'],
    [['contract-deposits', '--format', 'pdf'], '"pdf"'],
    [[], 'nexload template wants a record type behind it'],
  ])('cannot make one of %j', async (args, says) => {
    await enterFolder();
    const { exitCode, stdout, stderr } = await callNexload(['template', ...args]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(says);
  });
});

/** One cell for each type of field, as a person would write it. */
const cells: Readonly<Record<string, string>> = {
  integer: '7',
  number: '12.50',
  string: 'some words',
  email: 'ada@example.com',
  boolean: 'yes',
  'integer[]': '101; 102',
  'date-time': '2025-12-31',
  date: '1985-12-10',
};

/** A span ends after its start, and a row gives a whole list or what to add and remove, not both. */
const ownCells: Readonly<Record<string, string>> = {
  PauseFrom: '2025-10-01',
  StartDate: '2025-10-01',
  AddedDesks: '',
  RemovedDesks: '',
  AddedVariants: '',
  RemovedVariants: '',
};

function rowFor(resource: (typeof resources)[number]): readonly string[] {
  const { fields } = describeResource(resource);
  return fields.map(({ name, type, enum: members }) => ownCells[name] ?? members?.[1]?.name ?? cells[type] ?? '');
}

describe.each(resources.map((resource) => [resource.name, resource] as const))('a template of %s', (name, resource) => {
  test('is fine as CSV once a row is filled in', async () => {
    await enterFolder();
    await callNexload(['template', name, '-o', 'mine.csv']);
    const row = rowFor(resource);
    await writeFile('mine.csv', `${row.join(',')}\r\n`, { flag: 'a' });
    expect(row.filter((cell) => cell !== '').length).toBeGreaterThan(4);
    expect(await checked('mine.csv')).toEqual({ exitCode: 0, said: 'The row can be used.' });
  });

  test('is fine as a workbook once a row is filled in', async () => {
    await enterFolder();
    await callNexload(['template', name, '-o', 'mine.xlsx']);
    const { sheets } = await readXlsx(await readFile('mine.xlsx'));
    const [sheet] = sheets;
    const rows = [sheet?.rows[0] ?? [], rowFor(resource)].map((row) => [...row]);
    await writeFile('mine.xlsx', await writeXlsx({ sheets: [{ name: sheet?.name ?? '', rows }] }));
    expect(await checked('mine.xlsx')).toEqual({ exitCode: 0, said: 'The row can be used.' });
  });
});

async function checked(file: string): Promise<{ readonly exitCode: number; readonly said: string | undefined }> {
  const { exitCode, stdout } = await callNexload(['validate', file]);
  return { exitCode, said: stdout.split('\n').find((line) => line.includes('can be used')) };
}
