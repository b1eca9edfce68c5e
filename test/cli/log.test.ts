import { readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { callNexload } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

/** Every cell value is unlike anything else that a log says, and some are wrong, so that they are talked about. */
const cells = [
  ['90000001', '90000002', 'Zuleika Quizzaciously', 'zq@example.com', '31/13/1985', 'Flibber Lane', 'ZX9 9XZ'],
  ['90000003', 'Vexillology', 'Zuleika Quizzaciously', 'kumquat.example.com', '1985-02-30', '=Gobble()', 'Borborygm'],
  ['', '90000004', '<clear>', 'N/A', '#REF!', 'Snollygoster\u200b', 'Ã¶rtlich'],
];
const header = 'Id,CoworkerContractId,FullName,Email,DateOfBirth,Address,PostCode';
const contacts = [header, ...cells.map((row) => row.join(','))].join('\n');

describe('--log-file', () => {
  test('appends lines of JSON about what happened', async () => {
    await enterFolder({ 'contacts.csv': contacts });
    const args = ['validate', 'contacts.csv', '-q', '--log-file', 'nexload.log'];
    await callNexload(args);
    const once = await readFile('nexload.log', 'utf8');
    await callNexload(args);
    const twice = await readFile('nexload.log', 'utf8');
    expect(twice.slice(0, once.length)).toBe(once);
    expect(linesOf(twice)).toMatchObject([
      { level: 30, msg: 'input checked', file: 'contacts.csv', resource: 'contract-contacts', rows: 3, invalid: 3 },
      { level: 30, msg: 'run finished', status: 'complete', exitCode: 4 },
      { msg: 'input checked' },
      { msg: 'run finished' },
    ]);
  });

  test('holds no text of any cell, however much is logged', async () => {
    await enterFolder({ 'contacts.csv': contacts });
    const flags = ['--log-file', 'nexload.log', '--log-level', 'debug', '-v', '-q'];
    const { stdout, stderr } = await callNexload(['validate', 'contacts.csv', ...flags]);
    const log = await readFile('nexload.log', 'utf8');
    expect(linesOf(log).filter(({ msg }) => msg === 'problem found').length).toBeGreaterThan(5);
    const values = cells.flat().filter((cell) => cell !== '');
    expect(values.filter((value) => `${log}${stderr}${stdout}`.includes(value))).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('makes a file that nobody else may read', async () => {
    await enterFolder({ 'contacts.csv': contacts });
    await callNexload(['validate', 'contacts.csv', '-q', '--log-file', 'nexload.log']);
    expect(((await stat('nexload.log')).mode & 0o777).toString(8)).toBe('600');
  });

  test('that cannot be written stops the command in one sentence', async () => {
    await enterFolder({ 'contacts.csv': contacts });
    const { exitCode, stderr } = await callNexload(['validate', 'contacts.csv', '--log-file', 'no/such/nexload.log']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error no\/such\/nexload\.log cannot be written.*\n {6}\S.*\n$/);
  });

  test('leaves standard error alone', async () => {
    await enterFolder({ 'contacts.csv': contacts });
    expect(await callNexload(['validate', 'contacts.csv', '-q', '--log-file', 'a.log'])).toMatchObject({ stderr: '' });
  });
});

describe('-v', () => {
  test('says the same to a person on standard error, a line for each event', async () => {
    await enterFolder({ 'contacts.csv': contacts });
    const { stdout, stderr } = await callNexload(['validate', 'contacts.csv', '-v', '--json']);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d info input checked file=contacts\.csv .*rows=3 .*invalid=3/);
    expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d info run finished run=\S+ status=complete exitCode=4/);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  });

  test('is not there unless it is asked for', async () => {
    await enterFolder({ 'contacts.csv': contacts });
    expect(await callNexload(['validate', 'contacts.csv'])).toMatchObject({ stderr: '' });
  });
});

describe('--log-level', () => {
  test.each([
    ['debug', ['input checked', 'problem found', 'run finished']],
    ['info', ['input checked', 'run finished']],
    ['warn', []],
    ['error', []],
  ])('%s logs %j', async (level, events) => {
    await enterFolder({ 'contacts.csv': contacts });
    await callNexload(['validate', 'contacts.csv', '-q', '--log-file', 'nexload.log', '--log-level', level]);
    const log = await readFile('nexload.log', 'utf8');
    expect([...new Set(linesOf(log).map(({ msg }) => msg))]).toEqual(events);
  });
});

interface Line {
  readonly level: number;
  readonly msg: string;
}

function linesOf(log: string): readonly Line[] {
  return log
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}
