import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ReportDocument } from '../../src/index.ts';
import { callNexload, type Called } from '../helpers/call-nexload.ts';
import { openDeposits } from '../helpers/deposits.ts';
import { enterFolder } from '../helpers/enter-folder.ts';
import type { Scene } from '../helpers/open-scene.ts';

const rows = [
  ['Id', 'CoworkerContractId', 'ProductId', 'Price'],
  ['201', '9001', '55', 'ten'],
];
const workbook = writeXlsx({ sheets: [{ name: 'One', rows }] });
const all = ['annotated.xlsx', 'junit.xml', 'rejects.csv', 'report.html', 'report.json', 'report.md', 'rows.csv'];
const csv = ['annotated.xlsx', 'rejects.csv', 'rows.csv'];

/** Checks a workbook with a wrong cell; gives what was said, and the names of the files of its report. */
async function check(flags: readonly string[], env = {}, config = ''): Promise<Called & { files: readonly string[] }> {
  await enterFolder({ 'book.xlsx': await workbook, 'nexload.yaml': config });
  const fromFile = config === '' ? [] : ['--config', 'nexload.yaml'];
  const called = await callNexload(['validate', 'book.xlsx', ...fromFile, ...flags], { env });
  return { ...called, files: existsSync('reports') ? readdirSync(`reports/${readdirSync('reports')[0]}`) : [] };
}

describe('--report', () => {
  test.each<readonly [string, readonly string[]]>([
    ['html', ['report.html']],
    ['md', ['report.md']],
    ['json', ['report.json']],
    ['junit', ['junit.xml']],
    ['csv', csv],
    ['md,junit', ['junit.xml', 'report.md']],
    [' HTML , Json,', ['report.html', 'report.json']],
    ['html,md,json,csv,junit', all],
  ])('%j leaves exactly its files, and names no other', async (formats, wanted) => {
    const { exitCode, stdout, files } = await check(['--report', formats]);
    expect({ exitCode, files }).toEqual({ exitCode: 4, files: wanted });
    const named = [...stdout.matchAll(/reports\/[^\s/]+\/(\S+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !wanted.includes(name))).toEqual([]);
    expect(named).not.toEqual([]);
    expect(stdout).not.toMatch(wanted.includes('rows.csv') ? /^$/ : /rows\.csv|rejects/);
  });

  test('is all but junit where nothing is said', async () => {
    expect((await check([])).files).toEqual(all.filter((name) => name !== 'junit.xml'));
  });

  test('none leaves no folder, names no file, and is a whole answer all the same', async () => {
    const { exitCode, stdout, stderr } = await check(['--report', 'none']);
    expect({ exitCode, stderr, folder: existsSync('reports') }).toEqual({ exitCode: 4, stderr: '', folder: false });
    expect(stdout).toContain('D2: "ten" is not a number');
    expect(stdout).not.toMatch(/report|rows\.csv|rejects/);
    const { stdout: json } = await callNexload(['validate', 'book.xlsx', '--report', 'none', '--json']);
    expect((JSON.parse(json) as ReportDocument).files).toEqual({});
  });

  test.each([
    [
      'pdf',
      'error --report: "pdf" is no kind of report\n      choose among html, md, json, csv, junit, separated by commas, or say none\n',
    ],
    [
      'html,pdf',
      'error --report: "pdf" is no kind of report\n      choose among html, md, json, csv, junit, separated by commas, or say none\n',
    ],
    ['none,md', 'error --report: "none" goes with nothing else\n      say none alone, or leave it out\n'],
  ])('%j is refused before anything is read', async (formats, said) => {
    const { exitCode, stdout, stderr, files } = await check(['--report', formats]);
    expect({ exitCode, stdout, stderr, files }).toEqual({ exitCode: 2, stdout: '', stderr: said, files: [] });
  });

  test('comes from the config file, from the environment before it, and from the flag before both', async () => {
    const config = 'report: md';
    const env = { NEXLOAD_REPORT: 'json' };
    expect((await check([], {}, config)).files).toEqual(['report.md']);
    expect((await check([], env, config)).files).toEqual(['report.json']);
    expect((await check(['--report=junit'], env, config)).files).toEqual(['junit.xml']);
    expect((await check([], { NEXLOAD_REPORT: 'none' }, config)).files).toEqual([]);
  });
});

describe('the summary of a CI job', () => {
  test('gets report.md behind what is there, whatever else the report consists of', async () => {
    await enterFolder({ 'book.xlsx': await workbook, 'summary.md': 'before' });
    const env = { GITHUB_STEP_SUMMARY: 'summary.md' };
    const call = async (...flags: readonly string[]): Promise<Called> =>
      await callNexload(['validate', 'book.xlsx', ...flags], { env });
    await call();
    const [run] = readdirSync('reports');
    const report = readFileSync(`reports/${run}/report.md`, 'utf8');
    expect(readFileSync('summary.md', 'utf8')).toBe(`before\n${report}\n`);
    await call('--report', 'junit', '--json', '-q');
    expect(readFileSync('summary.md', 'utf8').match(/^# nexload validate/gm)).toHaveLength(2);
    await call('--report', 'none');
    await call('--report', ' NONE');
    expect(readFileSync('summary.md', 'utf8').match(/^# nexload validate/gm)).toHaveLength(2);
  });

  test('that cannot be written is a warning, and changes nothing about the run', async () => {
    const { exitCode, stderr } = await check(['--json'], { GITHUB_STEP_SUMMARY: 'no/such/folder/summary.md' });
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(
      /^The summary of the job \(GITHUB_STEP_SUMMARY\) cannot be written: there is no such file or folder\.\n$/,
    );
  });
});

describe('every command that works on an account', () => {
  const deposits = 'Id,CoworkerContractId,ProductId,Price\n201,9001,55,7\n202,9001,55,ten\n';

  async function open(): Promise<{ scene: Scene; call: (words: string, formats: string) => Promise<Called> }> {
    const scene = await openDeposits(onTestFinished, { files: { 'deposits.csv': deposits } });
    const { folder, sandbox } = scene;
    const env = { NEXLOAD_TOKEN: sandbox.token, GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
    const place = ['--home', join(folder, 'home'), '--reports', join(folder, 'reports')];
    const call = async (words: string, formats: string): Promise<Called> => {
      const argv = words.split(' ').map((word) => (word.endsWith('.csv') ? join(folder, word) : word));
      const target = argv[0] === 'report' ? [] : ['--base-url', sandbox.baseUrl, '--limits', 'none'];
      return await callNexload([...argv, ...place, ...target, '--report', formats], { env });
    };
    return { scene, call };
  }

  const reportsIn = ({ folder }: Scene): readonly string[] =>
    existsSync(join(folder, 'reports')) ? readdirSync(join(folder, 'reports')) : [];

  test('leaves what --report says, and no folder for none', async () => {
    const { scene, call } = await open();
    const stop = [{ match: { method: 'PUT' }, do: { status: 401, body: { Message: 'no' } } }];
    const seen: string[] = [];
    const left = async (words: string, formats: string): Promise<readonly string[]> => {
      const before = reportsIn(scene);
      const { stdout } = await call(words, formats);
      const made = reportsIn(scene).filter((name) => !before.includes(name));
      if (formats === 'none') expect(stdout).not.toMatch(/reports\/|rows\.csv|rejects|report\.html/);
      seen.push(...made);
      return made.flatMap((name) => readdirSync(join(scene.folder, 'reports', name)));
    };
    expect(await left('plan deposits.csv', 'none')).toEqual([]);
    expect(await left('plan deposits.csv', 'md')).toEqual(['report.md']);
    await scene.fault(stop);
    expect(await left('apply deposits.csv --yes --skip-invalid', 'none')).toEqual([]);
    await scene.fault([]);
    expect(await left('resume --yes', 'csv,junit')).toEqual(['junit.xml', 'rejects.csv', 'rows.csv', 'undo.csv']);
    const [, resumed = ''] = seen;
    expect(await left(`report ${resumed}`, 'none')).toEqual([]);
    expect(await left(`report ${resumed}`, 'html')).toEqual(['report.html']);
    expect(await left(`rollback ${resumed} --yes`, 'none')).toEqual([]);
    expect(await left(`rollback ${resumed} --yes`, 'json')).toEqual(['report.json']);
    const summary = readFileSync(join(scene.folder, 'summary.md'), 'utf8');
    expect([...summary.matchAll(/^# nexload (\w+):/gm)].map(([, command]) => command)).toEqual([
      'plan',
      'apply',
      'apply',
      'rollback',
    ]);
  });
});

test('a page that was never built is named before anything is read', async () => {
  const { readPageTemplate } = await import('../../src/io/read-page-template.ts');
  const folder = await enterFolder();
  writeFileSync('page.html', 'x');
  expect(readPageTemplate(new URL(`file://${folder}/page.html`))).toBe('x');
  expect(() => readPageTemplate(new URL(`file://${folder}/none.html`))).toThrow(/none\.html cannot be read/);
});
