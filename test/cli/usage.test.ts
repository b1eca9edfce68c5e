import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { exitCodes, type ReportDocument } from '../../src/index.ts';
import { callNexload } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

const file = 'Id,CoworkerContractId,ProductId,Price\n1,2,3,4\n';
const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');

describe('a command line that makes no sense is answered in one sentence, with exit 2:', () => {
  test.each<readonly [readonly string[], string, string]>([
    [[], 'say what to do', 'see nexload --help'],
    [['valdate', 'x.csv'], '"valdate" is no command', 'did you mean validate?'],
    [['wash'], '"wash" is no command', 'see nexload --help'],
    [['validate'], 'nexload validate wants a file or a folder behind it', 'see nexload validate --help'],
    [['rollback', '--yes'], 'nexload rollback wants the name of a run behind it', 'see nexload rollback --help'],
    [['show'], 'nexload show wants the file of a saved plan behind it', 'see nexload show --help'],
    [['template'], 'nexload template wants a record type behind it', 'see nexload template --help'],
    [['validate', 'x.csv', '--colour'], '"colour" is no option of nexload validate', 'see nexload validate --help'],
    [
      ['resources', 'contract-deposits', 'b'],
      '"b" is one word too many for nexload resources',
      'see nexload resources --help',
    ],
    [['show', 'p.json', 'x.csv'], '"x.csv" is one word too many for nexload show', 'see nexload show --help'],
    [['show', 'p.json', '-'], '"-" is one word too many for nexload show', 'see nexload show --help'],
    [['validate', 'x.csv', '-z'], '"z" is no option of nexload validate', 'see nexload validate --help'],
    [
      ['validate', 'x.csv', '--date-ordre', 'dmy'],
      '"date-ordre" is no option of nexload validate',
      'did you mean --date-order?',
    ],
    [['runs', 'bogus'], 'nexload runs cannot do "bogus"', 'write list, show or prune'],
    [['runs', '20261121'], 'nexload runs cannot do "20261121"', 'write list, show or prune'],
    [['sandbox', '--throttle', '500'], '--throttle: "500" cannot be used', 'write 409 or 429'],
    [['sandbox', '--records', 'abc'], '--records "abc" cannot be used', 'write a whole number up to 1000000'],
    [['sandbox', '--port', ''], '--port "" cannot be used', 'write a port from 0 to 65535'],
    [
      ['validate', 'package.json', '--log-file', 'no-folder/x.log'],
      'no-folder/x.log cannot be written: there is no such file or folder',
      'choose a place that you may write to',
    ],
    [['validate', 'x.csv', '--map'], '--map wants a value', 'see nexload validate --help'],
    [['validate', 'x.csv', '--reports', '--json-lines'], '--reports wants a value', 'see nexload validate --help'],
    [['validate', 'x.csv', '--blank', 'no'], '--blank: "no" cannot be used', 'write keep, clear or error'],
    [['validate', 'x.csv', '--header-row', 'top'], '--header-row: "top" cannot be used', 'write a row number, like 3'],
    [['template', 'contract-deposits', '-o'], '-o wants a value', 'see nexload template --help'],
    [
      ['validate', 'x.csv', '--log-level', 'loud'],
      '--log-level: "loud" cannot be used',
      'write debug, info, warn or error',
    ],
    [['validate', 'no-such.csv'], 'no-such.csv does not exist', 'check the name and the folder'],
    [['validate', 'x.csv', '--map', 'no-such.yaml'], 'no-such.yaml does not exist', 'check the name and the folder'],
  ])('%j', async (argv, message, hint) => {
    expect(await callNexload(argv)).toEqual({
      exitCode: 2,
      stdout: '',
      bytes: Buffer.alloc(0),
      stderr: `error ${message}\n      ${hint}\n`,
    });
    const { exitCode, stdout, stderr } = await callNexload([...argv, '--json']);
    const { run, error } = JSON.parse(stdout) as ReportDocument;
    expect({ exitCode, stderr, run, error }).toMatchObject({
      exitCode: 2,
      stderr: '',
      run: { status: 'failed', exitCode: 2 },
      error: { message, hint },
    });
  });

  test.each([
    [
      ['validate', 'x.csv', '--log-level', 'loud'],
      ['log-level', 'loud', 'debug', 'info', 'warn', 'error'],
    ],
    [
      ['template', 'contract-deposits', '--format', 'pdf'],
      ['format', 'pdf', 'csv', 'xlsx'],
    ],
  ])('%j, with the choices there are', async (argv, words) => {
    const { exitCode, stdout, stderr } = await callNexload(argv);
    expect({ exitCode, stdout, lines: stderr.split('\n').length }).toEqual({ exitCode: 2, stdout: '', lines: 3 });
    expect(words.filter((word) => !stderr.includes(word))).toEqual([]);
  });
});

test('a document about a failure has the keys of a report and names the command', async () => {
  const { stdout } = await callNexload(['validate', 'no-such.csv', '--json']);
  const document = JSON.parse(stdout) as ReportDocument;
  expect(document.run).toMatchObject({ command: 'validate', resumeCommand: null });
  expect(Object.keys(document).join(' ')).toBe(
    'schema run target inputs totals byResource requests budget issues files error',
  );
});

test.each([['--home', 'foo'], ['--no-color'], ['-q']])('a document names the command behind %s', async (...flags) => {
  const { stdout } = await callNexload([...flags, 'validate', 'no-such.csv', '--json']);
  expect((JSON.parse(stdout) as ReportDocument).run).toMatchObject({ command: 'validate', exitCode: 2 });
});

test('-- ends the options, and inputs may stand behind it', async () => {
  await enterFolder({ '--strict.csv': file, 'contract-deposits.csv': file });
  const { exitCode, stdout } = await callNexload(['validate', '--json', '--', '--strict.csv', 'contract-deposits.csv']);
  const { inputs } = JSON.parse(stdout) as ReportDocument;
  expect([exitCode, inputs.map((input) => input.file)]).toEqual([0, ['--strict.csv', 'contract-deposits.csv']]);
});

test.each([
  ['--help', 'help'],
  ['--version', 'version'],
])('%s is one document where --json asks for it', async (flag, key) => {
  const { exitCode, stdout } = await callNexload([flag, '--json']);
  expect([exitCode, JSON.parse(stdout)]).toEqual([0, { [key]: expect.any(String) as unknown }]);
});

describe('an error has no colours where', () => {
  const colourful = { hasColor: true, hasErrColor: true };

  test.each([
    ['NEXLOAD_NO_COLOR says so', [], { NEXLOAD_NO_COLOR: '1' }],
    ['the config file says so', ['--config', 'nexload.yaml'], {}],
    ['a flag says so', ['--no-color=yes'], {}],
  ])('%s', async (...[, flags, env]) => {
    await enterFolder({ 'nexload.yaml': 'no-color: on' });
    const { stderr } = await callNexload(['validate', 'no-such.csv', ...flags], { ...colourful, env });
    expect(stderr).toMatch(/^error no-such.csv does not exist\n/);
  });

  test('nothing says so, it has', async () => {
    expect((await callNexload(['validate', 'no-such.csv'], colourful)).stderr).toContain('\u001b[');
  });
});

test('--version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    readonly version: string;
  };
  expect(await callNexload(['--version'])).toMatchObject({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
});

describe('--help', () => {
  test('lists every command, in lines that a terminal holds', async () => {
    const { exitCode, stdout } = await callNexload(['--help']);
    expect(exitCode).toBe(0);
    expect(commands.filter(({ usage }) => !stdout.includes(`  nexload ${usage}`))).toEqual([]);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test.each(commands.map(({ usage }) => usage.split(' ')[0] ?? ''))(
    'of %s tells its flags and those of every command',
    async (name) => {
      const { exitCode, stdout, stderr } = await callNexload([name, '--help']);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      const flags = [...tableOf(name), ...everywhere()];
      expect(flags.filter((flag) => !helpFlags(stdout).includes(flag))).toEqual([]);
    },
  );
});

describe('the README', () => {
  test('has a row for every flag that says how inputs are read', async () => {
    const { stdout } = await callNexload(['validate', '--help']);
    const global = helpFlags((await callNexload(['--help'])).stdout);
    const own = helpFlags(stdout).filter((flag) => !global.includes(flag));
    expect(tableOf('validate').toSorted()).toEqual(own.toSorted());
  });

  test('has all flags of every command', async () => {
    const { stdout } = await callNexload(['--help']);
    const short = (flag: string): string => ({ '--quiet': '-q', '--verbose': '-v' })[flag] ?? flag;
    const known = helpFlags(stdout).filter((flag) => flag !== '--help' && flag !== '--version');
    expect(everywhere().map(short).toSorted()).toEqual(known.map(short).toSorted());
  });

  test('gives the defaults that the program has', async () => {
    const { stdout } = await callNexload(['validate', '--help'], { columns: 200 });
    const defaults = [...stdout.matchAll(/--([a-z-]+).*\[default: "(.*)"\]/g)].map(([, flag, value]) => [flag, value]);
    const rows = [...readme.matchAll(/^\| `--([a-z-]+)[^|]*(?:\\\|[^|]*)*\|.*\| `(.*?)` +\|$/gm)];
    const told = rows.map(([, flag, value]) => [flag, value]);
    expect(told.length).toBeGreaterThan(3);
    expect(defaults.filter(([flag]) => flag !== 'log-level' && flag !== 'home' && flag !== 'reports')).toEqual(told);
  });

  test('has no exit code that the program does not know', () => {
    const [, table = ''] = /## Exit codes\n\n([\s\S]*?)\n\n/.exec(readme) ?? [];
    const told = [...table.matchAll(/^\| ([\d, ]+?) +\|/gm)].flatMap(([, codes = '']) => codes.split(', ').map(Number));
    const known = new Set<number>([...Object.values(exitCodes), 129]);
    expect(told).toEqual(expect.arrayContaining([0, 1, 2, 4, 129, 130, 143]));
    expect(told.filter((code) => !known.has(code))).toEqual([]);
  });
});

/** The flags that a help text lists, by their long names. */
function helpFlags(help: string): readonly string[] {
  return [...help.matchAll(/^ {2,6}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag = '']) => flag);
}

/** The flags of the README's table for a command; none where it has no such table. */
function tableOf(command: string): readonly string[] {
  const [, section = ''] =
    new RegExp(`## Flags of ${command}\\n\\n(?:[A-Z][^\\n]*\\n)?([\\s\\S]*?)\\n(?:\\n[^|\\n]|## )`).exec(readme) ?? [];
  return [...section.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, flag = '']) => flag);
}

/** The flags of the README's sentence about all commands, by their long names. */
function everywhere(): readonly string[] {
  const [, sentence = ''] = /^Everywhere: ([\s\S]*?)\. /m.exec(readme) ?? [];
  const long: Readonly<Record<string, string>> = { '-q': '--quiet', '-v': '--verbose' };
  return [...sentence.matchAll(/`(--?[a-z-]+)/g)].map(([, flag = '']) => long[flag] ?? flag);
}
