import { describe, expect, test } from 'vitest';
import type { ReportDocument } from '../../src/index.ts';
import { callNexload } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

/** One cell of each kind in doubt, so that every option shows. */
const text = 'Id,ProposalContractId,ApplyOn,Price\n1,2,05/06/2025,\n';

interface Said {
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly config?: string;
}

async function codesOf({ flags = [], env = {}, config }: Said): Promise<readonly string[]> {
  await enterFolder({ 'prices.csv': text, 'nexload.yaml': config ?? '' });
  const fromFile = config === undefined ? [] : ['--config', 'nexload.yaml'];
  const { stdout } = await callNexload(['validate', 'prices.csv', '--json', ...fromFile, ...flags], { env });
  return (JSON.parse(stdout) as ReportDocument).issues.map(({ code }) => code);
}

const isDefault = ['ambiguous-dates'];
const isStrict = ['ambiguous-dates', 'blank-cell'];

describe('an option is taken from', () => {
  test.each<readonly [string, Said, readonly string[]]>([
    ['nowhere: the default', {}, isDefault],
    ['the config file', { config: 'blank: error' }, isStrict],
    ['the environment', { env: { NEXLOAD_BLANK: 'error' } }, isStrict],
    ['the flag', { flags: ['--blank', 'error'] }, isStrict],
    ['the environment before the config file', { config: 'blank: error', env: { NEXLOAD_BLANK: 'keep' } }, isDefault],
    ['the flag before the environment', { env: { NEXLOAD_BLANK: 'keep' }, flags: ['--blank=error'] }, isStrict],
    ['the flag before the config file', { config: 'blank: keep', flags: ['--blank', 'error'] }, isStrict],
    [
      'the flag before both, even where it says the default',
      { config: 'blank: error', env: { NEXLOAD_BLANK: 'error' }, flags: ['--blank', 'keep'] },
      isDefault,
    ],
    ['the environment unless it is empty', { config: 'blank: error', env: { NEXLOAD_BLANK: '' } }, isStrict],
    ['a name of several words', { env: { NEXLOAD_DATE_ORDER: 'dmy' } }, []],
    [
      'each place for itself',
      { config: 'blank: error', env: { NEXLOAD_DATE_ORDER: 'dmy' }, flags: ['--timezone', 'Europe/London'] },
      ['blank-cell'],
    ],
  ])('%s', async (_, said, codes) => {
    expect([...(await codesOf(said))].toSorted()).toEqual([...codes].toSorted());
  });
});

describe('a variable of the environment', () => {
  test.each(['1', 'true', 'YES', 'on'])('turns a flag on by %s', async (word) => {
    await enterFolder({ 'prices.csv': text });
    const { stdout } = await callNexload(['validate', 'prices.csv'], { env: { NEXLOAD_QUIET: word } });
    expect(stdout.split('\n')).toHaveLength(3);
  });

  test.each(['0', 'false', 'No', 'off'])('leaves a flag off by %s', async (word) => {
    await enterFolder({ 'prices.csv': text });
    const { stdout } = await callNexload(['validate', 'prices.csv'], { env: { NEXLOAD_QUIET: word } });
    expect(stdout).toContain('ambiguous-dates');
  });

  test('that is neither yes nor no stops the command, and is named', async () => {
    await enterFolder({ 'prices.csv': text });
    expect(await callNexload(['validate', 'prices.csv'], { env: { NEXLOAD_STRICT_COLUMNS: 'maybe' } })).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: 'error NEXLOAD_STRICT_COLUMNS: "maybe" is neither yes nor no\n      write true or false\n',
    });
  });

  test('may be a number', async () => {
    await enterFolder({ 'prices.csv': `Prices,,,\n${text}` });
    const { stdout } = await callNexload(['validate', 'prices.csv', '--json'], { env: { NEXLOAD_HEADER_ROW: '2' } });
    expect((JSON.parse(stdout) as ReportDocument).inputs).toMatchObject([{ headerRow: 2 }]);
  });

  test('that no option is named after is left alone', async () => {
    await enterFolder({ 'prices.csv': text });
    const env = { NEXLOAD_COLOUR: 'red', NEXLOAD_TOKEN: 'secret', BLANK: 'error', DATE_ORDER: 'dmy' };
    const { exitCode, stdout, stderr } = await callNexload(['validate', 'prices.csv'], { env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 4, stderr: '' });
    expect(stdout).not.toContain('secret');
  });
});
