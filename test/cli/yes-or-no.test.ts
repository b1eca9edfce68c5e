import { describe, expect, test } from 'vitest';
import { callNexload, type Called } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

const file = 'Id,ProposalContractId,ApplyOn,Price,Colour\n1,2,2025-06-05,3,red\n';

/** What the flag, the variable or the config file that says `strict-columns` makes of an unknown column. */
const places: readonly (readonly [string, (word: string) => Promise<Called>])[] = [
  ['a flag', (word) => validate([`--strict-columns=${word}`])],
  ['a variable', (word) => validate([], { NEXLOAD_STRICT_COLUMNS: word })],
  ['a config file', (word) => validate(['--config', 'nexload.yaml'], {}, `strict-columns: ${word}`)],
];

async function validate(flags: readonly string[], env = {}, config = ''): Promise<Called> {
  await enterFolder({ 'prices.csv': file, 'nexload.yaml': config });
  return await callNexload(['validate', 'prices.csv', ...flags], { env });
}

describe.each(places)('%s', (place, say) => {
  test.each(['1', 'true', 'TRUE', 'yes', 'Yes', 'on'])('is a yes by %s', async (word) => {
    expect(await say(word)).toMatchObject({ exitCode: 4, stderr: '' });
  });

  test.each(['0', 'false', 'False', 'no', 'NO', 'off'])('is a no by %s', async (word) => {
    expect(await say(word)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('that is neither yes nor no stops the command, and is named', async () => {
    const named = {
      'a flag': '--strict-columns',
      'a variable': 'NEXLOAD_STRICT_COLUMNS',
      'a config file': 'strict-columns in nexload.yaml',
    }[place];
    expect(await say('maybe')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: `error ${named ?? ''}: "maybe" is neither yes nor no\n      write true or false\n`,
    });
  });
});

test('--sandbox=1 rehearses, and sends nothing to the account', async () => {
  await enterFolder({ 'contract-deposits.csv': 'Id,Price\n1,2\n' });
  const { exitCode, stdout } = await callNexload([
    'apply',
    'contract-deposits.csv',
    '--sandbox=1',
    '--yes=YES',
    '--json',
  ]);
  const { target } = JSON.parse(stdout) as { readonly target: { readonly baseUrl: string } };
  expect([exitCode, new URL(target.baseUrl).hostname]).toEqual([0, '127.0.0.1']);
});

test('a letter takes the same words as the flag that it stands for', async () => {
  expect((await validate(['-q=yes'])).stdout.split('\n')).toHaveLength(3);
  expect((await validate(['-q=no'])).stdout.split('\n').length).toBeGreaterThan(3);
  expect(await validate(['-q=maybe'])).toMatchObject({ exitCode: 2, stdout: '' });
});

test('what is said last counts', async () => {
  expect(await validate(['--strict-columns=yes', '--strict-columns=no'])).toMatchObject({ exitCode: 0 });
  expect(await validate(['--strict-columns=no', '--strict-columns'])).toMatchObject({ exitCode: 4 });
});

test.each([
  ['--json=1', {}, ''],
  ['--config=nexload.yaml', {}, 'json: yes'],
])('a failure is a document by %s as well', async (flag, env, config) => {
  const { stdout, stderr } = await validate([flag, '--blank', 'maybe'], env, config);
  expect([JSON.parse(stdout), stderr]).toMatchObject([{ run: { command: 'validate', exitCode: 2 } }, '']);
});

describe('a bad value names', () => {
  test.each([
    ['the variable that said it', ['--config', 'nexload.yaml'], { NEXLOAD_BLANK: 'maybe' }, 'NEXLOAD_BLANK: "maybe"'],
    ['the config file that said it', ['--config', 'nexload.yaml'], {}, 'blank in nexload.yaml: "perhaps"'],
    [
      'the flag before both',
      ['--config', 'nexload.yaml', '--blank', 'no'],
      { NEXLOAD_BLANK: 'maybe' },
      '--blank: "no"',
    ],
    ['the variable of a choice', [], { NEXLOAD_LOG_LEVEL: 'loud' }, 'NEXLOAD_LOG_LEVEL: "loud"'],
  ])('%s', async (...[, flags, env, says]) => {
    const { exitCode, stderr } = await validate(flags, env, 'blank: perhaps');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`error ${says} cannot be used\n`)]);
  });
});
