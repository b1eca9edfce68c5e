import { expect, test } from 'vitest';
import { callNexload } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

const lookForIt = 'say --header-row with the number of the row that names the fields, or leave it out';

test.each([
  ['2', 'row 2 of deposits.csv names no field of any record type', 'say --header-row with the number of the row'],
  ['99', 'deposits.csv has no row 99 to take the header from', lookForIt],
])('--header-row %s is refused where that row is no header', async (row, message, hint) => {
  await enterFolder({ 'deposits.csv': 'Id,CoworkerContractId,ProductId,Price\n1,2,3,4\n' });
  expect(await callNexload(['validate', 'deposits.csv', '--header-row', row])).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringContaining(`error ${message}\n      ${hint}`) as unknown,
  });
});

test.each(['deposits.csv', 'contract-deposits.csv'])(
  '%s is not read with a row of data for its header, whatever record type is said',
  async (file) => {
    await enterFolder({ [file]: 'Id,CoworkerContractId,ProductId,Price\n1,2,3,4\n5,6,7,8\n' });
    const words = ['validate', file, '--header-row', '2', '--resource', 'contract-deposits'];
    expect(await callNexload(words)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(
        `error row 2 of ${file} names no field of contract-deposits\n      ${lookForIt}`,
      ) as unknown,
    });
  },
);
