import { existsSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeXlsx } from 'hucre';
import { callNexload, type Called } from '../helpers/call-nexload.ts';
import { openDeposits } from '../helpers/deposits.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

const csv = 'Id,Price\n1,2\n';

async function call(words: string, env = {}): Promise<Called> {
  return await callNexload(words.split(' '), { env });
}

describe('flags that cannot be meant together are refused in one sentence, with exit 2:', () => {
  test.each([
    ['validate contract-deposits.csv --sheet Deposits', '--sheet names a sheet of a workbook, and no input is one'],
    ['plan contract-deposits.csv --sandbox --sheet X', '--sheet names a sheet of a workbook, and no input is one'],
    ['apply contract-deposits.csv --yes --sandbox --base-url https://a.example', '--sandbox and --base-url do not'],
    ['plan contract-deposits.csv --sandbox --auth basic', '--sandbox and --auth do not go together'],
    ['plan contract-deposits.csv --sandbox --token-command pass', '--sandbox and --token-command do not go together'],
    ['plan contract-deposits.csv --sandbox --out plan.json', '--sandbox and --out do not go together'],
    ['login --auth basic', '--auth basic needs no login'],
    ['login --token-command pass', '--token-command needs no login'],
    ['validate contract-deposits.csv --report=', '--report names no kind of report'],
    ['validate contract-deposits.csv --report ,', '--report names no kind of report'],
    ['plan contract-deposits.csv --sandbox --limits=', '--limits is empty'],
    ['doctor --limits=', '--limits is empty'],
  ])('%s', async (words, says) => {
    await enterFolder({ 'contract-deposits.csv': csv });
    const { exitCode, stdout, stderr } = await call(words);
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining(`error ${says}`)]);
    expect(stderr).toMatch(/^error .*\n {6}\S.*\n$/);
  });
});

describe('what the environment says for many commands is no contradiction:', () => {
  test.each([
    ['validate contract-deposits.csv', { NEXLOAD_SHEET: 'Deposits' }],
    ['plan contract-deposits.csv --sandbox', { NEXLOAD_BASE_URL: 'https://a.example', NEXLOAD_AUTH: 'basic' }],
    ['plan contract-deposits.csv --sandbox', { NEXLOAD_OUT: 'plan.json' }],
    ['plan contract-deposits.csv --sandbox', { NEXLOAD_TOKEN_COMMAND: 'pass', NEXLOAD_LIMITS: '' }],
  ])('%s with %j', async (words, env) => {
    await enterFolder({ 'contract-deposits.csv': csv });
    expect(await call(words, env)).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

test.each([
  ['plan contract-deposits.csv --sandbox', { NEXLOAD_OUT: 'plan.json' }],
  ['plan contract-deposits.csv --sandbox --config nexload.yaml', {}],
])('a rehearsal saves no plan that nobody could apply: %s with %j', async (words, env) => {
  await enterFolder({ 'contract-deposits.csv': 'Id,Price\n1,2\n', 'nexload.yaml': 'out: plan.json\n' });
  const { exitCode, stdout } = await call(words, env);
  expect([exitCode, existsSync('plan.json')]).toEqual([0, false]);
  expect(stdout).not.toContain('plan.json');
});

test('--sheet is taken where one of several inputs is a workbook', async () => {
  const book = await writeXlsx({
    sheets: [
      {
        name: 'Deposits',
        rows: [
          ['Id', 'Price'],
          [1, 2],
        ],
      },
    ],
  });
  await enterFolder({ 'contract-deposits.csv': csv, 'contract-deposits.xlsx': book });
  expect(await call('validate contract-deposits.csv contract-deposits.xlsx --sheet Deposits')).toMatchObject({
    stderr: '',
  });
});

test('a saved plan is applied with the options that it was made with, and with no others', async () => {
  const scene = await openDeposits(onTestFinished);
  await scene.nexload('plan deposits.csv --out plan.json');
  for (const flags of ['--mode merge', '--blank clear --timezone UTC', '--resource contract-deposits']) {
    const { exitCode, stderr } = await scene.nexload(`apply plan.json --yes ${flags}`);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('plan.json is a saved plan, and --')]);
  }
  expect(scene.writes()).toEqual([]);
});

describe('a profile that the config file itself chooses', () => {
  const profiles = 'profiles:\n  pp: { json: on }\n  qq: { profile: pp }\n';

  async function callUnder(config: string, flags = ''): Promise<Called> {
    await enterFolder({ 'contract-deposits.csv': csv, 'nexload.yaml': `${config}${profiles}` });
    return await call(`validate contract-deposits.csv --config nexload.yaml${flags}`);
  }

  test('gives its options as well', async () => {
    expect((await callUnder('profile: pp\n')).stdout).toMatch(/^\{/);
    expect((await callUnder('')).stdout).not.toMatch(/^\{/);
  });

  test('has to be there', async () => {
    const { exitCode, stderr } = await callUnder('profile: other\n');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('it has no profile "other"')]);
  });

  test('cannot choose another', async () => {
    const { exitCode, stderr } = await callUnder('', ' --profile qq');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('"qq" cannot choose another profile')]);
  });
});
