import { readdir, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import * as door from '../src/index.ts';
import { UserError, validate } from '../src/index.ts';
import { enterFolder } from './helpers/enter-folder.ts';

const deposits = 'Id,CoworkerContractId,ProductId,Notes,Price\n201,9001,55,fine,10\n202,9002,55,fine,ten\n';

test('the library gives exactly what it promised', () => {
  expect(Object.keys(door).toSorted()).toEqual([
    'UserError',
    'apply',
    'describeResource',
    'exitCodes',
    'getResource',
    'plan',
    'resources',
    'resume',
    'rollback',
    'startSandbox',
    'validate',
  ]);
});

describe('validate, called by a program', () => {
  test('gives the report and writes nothing', async () => {
    await enterFolder({ 'deposits.csv': deposits });
    const { totals, issues, files, run } = await validate(['deposits.csv']);
    expect({ totals, files, exitCode: run.exitCode }).toEqual({
      totals: { rows: 2, valid: 1, invalid: 1, blank: 0 },
      files: {},
      exitCode: 4,
    });
    expect(issues).toMatchObject([{ code: 'not-a-number', cell: 'E3' }]);
    expect(await readdir('.')).toEqual(['deposits.csv']);
  });

  test('writes the files of a report where it is told to', async () => {
    await enterFolder({ 'deposits.csv': deposits });
    const { run, files } = await validate(['deposits.csv'], { reports: 'out' });
    expect(await readdir('out')).toEqual([run.id]);
    expect(Object.keys(files)).toEqual(['report', 'markdown', 'rows', 'rejects']);
  });

  test.each<readonly [string, Parameters<typeof validate>, object]>([
    ['a file that is not there', [['no-such.csv']], { code: 'file-missing', message: 'no-such.csv does not exist' }],
    ['a map that is not there', [['deposits.csv'], { map: 'no-such.yaml' }], { code: 'file-missing' }],
    ['an empty file', [['empty.csv']], { code: 'empty-file' }],
    ['an option that makes no sense', [['deposits.csv'], { timezone: 'Mars' }], { code: 'bad-option' }],
    ['a record type that does not exist', [['deposits.csv=members']], { code: 'unknown-resource' }],
  ])('throws a UserError with a code and a hint for %s', async (_, call, error) => {
    await enterFolder({ 'deposits.csv': deposits, 'empty.csv': '' });
    const thrown: unknown = await validate(...call).catch((caught: unknown) => caught);
    expect(thrown).toBeInstanceOf(UserError);
    expect(thrown).toMatchObject({ ...error, exitCode: 2, hint: expect.stringMatching(/./) as unknown });
  });

  test('stops where the signal says so, and says that it did', async () => {
    await enterFolder();
    await writeFile('deposits.csv', deposits);
    const { run, totals } = await validate(['deposits.csv'], { signal: AbortSignal.abort() });
    expect({ status: run.status, exitCode: run.exitCode, totals }).toEqual({
      status: 'interrupted',
      exitCode: 130,
      totals: { rows: 0, valid: 0, invalid: 0, blank: 0 },
    });
  });

  test('takes the same options as the command line', async () => {
    await enterFolder({
      'prices.csv': 'Number;ProposalContractId;ApplyOn\n1;2;2025-06-05\n',
      'map.yaml': 'columns: { Number: Id }',
    });
    const { inputs, run } = await validate(['prices.csv'], {
      resource: 'proposal-contract-schedules',
      map: 'map.yaml',
      delimiter: 'semicolon',
    });
    expect(run.exitCode).toBe(0);
    expect(inputs).toMatchObject([
      { resource: 'proposal-contract-schedules', delimiter: ';', columns: [{ header: 'Number', field: 'Id' }, {}, {}] },
    ]);
  });
});
