import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { ReportDocument } from '../../src/index.ts';
import { callNexload } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';
import { check } from './check.ts';

const header = 'Id,CoworkerContractId,ProductId,Notes,Price\n';
const goodRow = '201,9001,55,fine,10\n';
const badRow = '202,9002,55,fine,ten\n';
const deposits = header + goodRow + badRow;
const schedules = 'Id,ProposalContractId,ApplyOn\n1,2,2025-12-31\n';
const contracts = 'Id,ProposalId,TariffId,BillingDay,Quantity\n1,2,3,4,5\n';

describe('nexload validate', () => {
  test('says on standard output what is wrong, how much is well, and how to go on', async () => {
    await enterFolder({ 'deposits.csv': deposits });
    const { exitCode, stdout, stderr } = await callNexload(['validate', 'deposits.csv']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 4, stderr: '' });
    expect(stdout).toContain('E3: "ten" is not a number');
    expect(stdout).toContain('i 1 invalid        the row cannot be used as it is');
    expect(stdout).toMatch(/nexload validate reports\/[\w-]+\/rejects\.csv\n$/);
  });

  test('with --json prints report.json and nothing else', async () => {
    await enterFolder({ 'deposits.csv': deposits });
    const { exitCode, stdout, stderr } = await callNexload(['validate', 'deposits.csv', '--json']);
    const { files, run } = JSON.parse(stdout) as ReportDocument;
    expect({ exitCode, stderr, said: run.exitCode }).toEqual({ exitCode: 4, stderr: '', said: 4 });
    expect(stdout).toBe(await readFile(files.report ?? '', 'utf8'));
  });

  test('with -q says the verdict and the totals, in two lines', async () => {
    await enterFolder({ 'deposits.csv': deposits });
    expect(await callNexload(['validate', 'deposits.csv', '-q'])).toMatchObject({
      exitCode: 4,
      stdout: '1 of 2 rows cannot be used as it is.\n2 rows: 1 valid, 1 invalid, 0 blank\n',
      stderr: '',
    });
  });

  test('exits with 0 and leaves no rejects where every row can be used', async () => {
    await enterFolder({ 'deposits.csv': header + goodRow });
    const { run, files } = await check('deposits.csv');
    expect({ exitCode: run.exitCode, files: Object.keys(files) }).toEqual({
      exitCode: 0,
      files: ['page', 'report', 'markdown', 'rows'],
    });
  });

  test.skipIf(process.platform === 'win32')('lets nobody else read its reports', async () => {
    await enterFolder({ 'deposits.csv': deposits });
    const { run } = await check('deposits.csv');
    const folder = join('reports', run.id);
    const names = await readdir(folder);
    expect(names.toSorted()).toEqual(['rejects.csv', 'report.html', 'report.json', 'report.md', 'rows.csv']);
    const modes = await Promise.all([folder, ...names.map((name) => join(folder, name))].map(modeOf));
    expect(modes).toEqual(['700', ...names.map(() => '600')]);
  });

  test('gives each run a folder of its own', async () => {
    await enterFolder({ 'deposits.csv': deposits });
    const runs = await Promise.all([check('deposits.csv'), check('deposits.csv'), check('deposits.csv')]);
    expect((await readdir('reports')).toSorted()).toEqual(runs.map(({ run }) => run.id).toSorted());
    expect(new Set(runs.map(({ files }) => files.report)).size).toBe(3);
  });

  test('changes nothing but the folder of reports', async () => {
    await enterFolder({ 'in/deposits.csv': deposits });
    await check('in', '--reports', 'out');
    expect((await readdir('.')).toSorted()).toEqual(['in', 'out']);
    expect(await readdir('in')).toEqual(['deposits.csv']);
    expect(await readFile('in/deposits.csv', 'utf8')).toBe(deposits);
  });
});

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

describe('an input', () => {
  test('may be a folder, whose spreadsheets are checked parents before children', async () => {
    await enterFolder({
      'in/a-proposal-contract-schedules.csv': schedules,
      'in/b-proposal-contracts.csv': contracts,
      'in/notes.md': 'no spreadsheet',
      'in/.hidden.csv': 'no spreadsheet',
      'in/~$b.xlsx': 'the lock of a program that has it open',
      'in/deeper/c.csv': 'not looked into',
    });
    const { run, inputs } = await check('in');
    expect({ exitCode: run.exitCode, files: inputs.map(({ file }) => file) }).toEqual({
      exitCode: 0,
      files: [join('in', 'b-proposal-contracts.csv'), join('in', 'a-proposal-contract-schedules.csv')],
    });
  });

  test('may be given its record type behind its name', async () => {
    await enterFolder({ 'one.csv': 'Id,Notes\n1,fine\n', 'two.csv': 'Id,Notes\n1,fine\n' });
    const { run, inputs } = await check('one.csv=contract-deposits', 'two.csv=contract-contacts');
    expect(run.exitCode).toBe(0);
    expect(inputs.map(({ file, resource }) => [file, resource])).toEqual([
      ['one.csv', 'contract-deposits'],
      ['two.csv', 'contract-contacts'],
    ]);
  });

  test('may be a pattern that no shell expanded', async () => {
    await enterFolder({ 'deposits-1.csv': deposits, 'deposits-2.csv': deposits, 'contacts.csv': 'nothing of it' });
    const { inputs } = await check('deposits-*.csv');
    expect(inputs.map(({ file }) => file)).toEqual(['deposits-1.csv', 'deposits-2.csv']);
  });

  test('may be a workbook, each of whose sheets is an input, or the one of --sheet', async () => {
    const rows = (text: string): string[][] => text.split('\n').map((line) => line.split(','));
    const sheets = [
      { name: 'Prices', rows: rows(schedules) },
      { name: 'Contracts', rows: rows(contracts) },
    ];
    await enterFolder({ 'book.xlsx': await writeXlsx({ sheets }) });
    const namesIn = ({ inputs }: ReportDocument): unknown => inputs.map(({ sheet, resource }) => [sheet, resource]);
    expect(namesIn(await check('book.xlsx'))).toEqual([
      ['Contracts', 'proposal-contracts'],
      ['Prices', 'proposal-contract-schedules'],
    ]);
    expect(namesIn(await check('book.xlsx', '--sheet', 'Prices'))).toEqual([['Prices', 'proposal-contract-schedules']]);
    expect((await check('book.xlsx', '--sheet', 'None')).error).toMatchObject({ code: 'sheet-missing' });
  });
});
