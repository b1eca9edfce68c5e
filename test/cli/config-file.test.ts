import { describe, expect, test } from 'vitest';
import { callNexload, type Called } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

const text = 'Id,ProposalContractId,ApplyOn,Price\n1,2,05/06/2025,\n';

/** Checks a file under this config file; the world's other settings are of no account. */
async function checkUnder(config: string, flags: readonly string[] = [], env = {}): Promise<Called> {
  await enterFolder({ 'prices.csv': text, 'nexload.yaml': config });
  return await callNexload(['validate', 'prices.csv', '-q', ...flags], { env });
}

const given = ['--config', 'nexload.yaml'];
const isWell = { exitCode: 0, stderr: '' };
const isRefused = { exitCode: 4, stderr: '' };

describe('a config file', () => {
  test('is not looked for: only --config or NEXLOAD_CONFIG names one', async () => {
    const config = 'date-order: dmy';
    expect(await checkUnder(config)).toMatchObject(isRefused);
    expect(await checkUnder(config, given)).toMatchObject(isWell);
    expect(await checkUnder(config, ['--config=nexload.yaml'])).toMatchObject(isWell);
    expect(await checkUnder(config, [], { NEXLOAD_CONFIG: 'nexload.yaml' })).toMatchObject(isWell);
  });

  test('may be empty', async () => {
    expect(await checkUnder('', given)).toMatchObject(isRefused);
  });

  test('may hold options of other commands, which are passed over', async () => {
    expect(await checkUnder('date-order: dmy\nformat: csv\nfaults: storm\nport: 1234\n', given)).toMatchObject(isWell);
  });

  test('gives a profile its own options, before those of everybody', async () => {
    const config = 'date-order: dmy\nprofiles:\n  strict:\n    blank: error\n  none: {}\n';
    expect(await checkUnder(config, given)).toMatchObject(isWell);
    expect(await checkUnder(config, [...given, '--profile', 'none'])).toMatchObject(isWell);
    expect(await checkUnder(config, [...given, '--profile', 'strict'])).toMatchObject(isRefused);
    expect(await checkUnder(config, given, { NEXLOAD_PROFILE: 'strict' })).toMatchObject(isRefused);
    const over = `blank: error\n${config.replace('blank: error', 'blank: keep')}`;
    expect(await checkUnder(over, [...given, '--profile', 'none'])).toMatchObject(isRefused);
    expect(await checkUnder(over, [...given, '--profile', 'strict'])).toMatchObject(isWell);
  });
});

describe('a config file is refused with exit 2', () => {
  test.each([
    ['with an option that does not exist', 'date-ordr: dmy', '"date-ordr" is no option; did you mean date-order?'],
    ['with one of that kind in the profile', 'profiles: { one: { blnk: keep } }', 'did you mean blank?'],
    ['with a token', 'token: s3cr3t', '"token" is no option'],
    ['with a password', 'password: s3cr3t', '"password" is no option'],
    ['with a code of two factors in the profile', 'profiles: { one: { access-token: s3cr3t } }', '"access-token"'],
    ['with a list for a value', 'blank: [keep]', 'blank: write a text, a number, true or false'],
    ['as a list', '- blank', 'cannot be used: it holds no options\n'],
    ['with a number for profiles', 'profiles: 3', 'profiles: write names of profiles, and options under each'],
    ['with a number for a profile', 'profiles: { one: 3 }', 'profiles.one: write options by their long names'],
    ['that is no YAML', 'blank: "keep', 'cannot be used'],
    ['without the profile that was asked for', 'profiles: { other: {} }', 'it has no profile "one"'],
    [
      'with a value that the option does not take',
      'blank: maybe\nprofiles: { one: {} }',
      'error blank in nexload.yaml: "maybe"',
    ],
  ])('%s', async (_, config, says) => {
    const { exitCode, stdout, stderr } = await checkUnder(
      config,
      config.includes('profiles') ? [...given, '--profile', 'one'] : given,
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('s3cr3t');
    expect(stderr).toMatch(/^error .*\n {6}\S.*\n$/);
  });

  test('that is not there', async () => {
    expect(await checkUnder('', ['--config', 'other.yaml'])).toMatchObject({
      exitCode: 2,
      stderr: 'error other.yaml does not exist\n      check the name and the folder\n',
    });
  });
});

test('secrets that a config file holds are said to belong in the environment', async () => {
  const { stderr } = await checkUnder('token: s3cr3t', given);
  expect(stderr).toContain('secrets belong in the environment');
});
