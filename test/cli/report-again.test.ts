import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { expect, onTestFinished, test } from 'vitest';
import { callNexload, type Called } from '../helpers/call-nexload.ts';
import { openDeposits } from '../helpers/deposits.ts';
import type { Scene } from '../helpers/open-scene.ts';

const schedules = [
  ['Id', 'ProposalContractId', 'ApplyOn', 'Price'],
  ['301', '77', '2031-01-31', '12'],
  ['302', '77', '31/13/2031', '12'],
];
const everything = ['--report', 'html,md,json,csv,junit'];

/** A scene with a text and a workbook, in which rows end in several ways. */
async function openMixed(): Promise<Scene> {
  const faults = [{ match: { method: 'PUT', id: 202 }, do: { status: 400, body: { Message: 'No.' } } }];
  const scene = await openDeposits(onTestFinished, { faults });
  writeFileSync(join(scene.folder, 'book.xlsx'), await writeXlsx({ sheets: [{ name: 'One', rows: schedules }] }));
  return scene;
}

/** Calls the command for a report of all files; the paths of inputs are whole, as a folder moves with its test. */
async function call({ folder, sandbox }: Scene, ...words: readonly string[]): Promise<Called> {
  const place = ['--home', join(folder, 'home'), '--reports', join(folder, 'reports'), ...everything];
  const target = words[0] === 'report' ? [] : ['--base-url', sandbox.baseUrl, '--limits', 'none'];
  return await callNexload([...words, ...place, ...target], { env: { NEXLOAD_TOKEN: sandbox.token } });
}

const inputs = ({ folder }: Scene): readonly string[] =>
  ['deposits.csv', 'book.xlsx'].map((name) => join(folder, name));

/** The only report there is, put away under another name; gives the name of its run. */
function putAway({ folder }: Scene): { readonly run: string; readonly path: string } {
  const [run = ''] = readdirSync(join(folder, 'reports'));
  renameSync(join(folder, 'reports', run), join(folder, run));
  return { run, path: join(folder, run) };
}

/** Every file of a report by its name, the time at which the page was made left out. */
function filesIn(path: string): Readonly<Record<string, string>> {
  const contents = readdirSync(path).map((name): [string, string] => {
    const bytes = readFileSync(join(path, name));
    return [name, bytes.toString(name.endsWith('.xlsx') ? 'base64' : 'utf8')];
  });
  return Object.fromEntries(
    contents.map(([name, text]) => [name, text.replace(/"made":\{"at":"[^"]+"/, '"made":{"at":""')]),
  );
}

async function expectTheSameAgain(scene: Scene): Promise<void> {
  const { run, path } = putAway(scene);
  const { exitCode, stderr } = await call(scene, 'report', run);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const again = filesIn(join(scene.folder, 'reports', run));
  const first = filesIn(path);
  expect(Object.keys(again)).toEqual(Object.keys(first));
  expect(Object.keys(first)).toContain('report.html');
  for (const [name, text] of Object.entries(first)) expect({ name, text: again[name] }).toEqual({ name, text });
  rmSync(join(scene.folder, 'reports', run), { recursive: true });
}

test('nexload report makes every file of a plan, an apply and a rollback again as it was, byte for byte', async () => {
  const scene = await openMixed();
  expect((await call(scene, 'plan', ...inputs(scene))).exitCode).toBe(4);
  await expectTheSameAgain(scene);
  expect((await call(scene, 'apply', ...inputs(scene), '--yes', '--skip-invalid')).exitCode).toBe(3);
  const [applied = ''] = readdirSync(join(scene.folder, 'reports'));
  expect(Object.keys(filesIn(join(scene.folder, 'reports', applied)))).toEqual([
    'annotated.xlsx',
    'junit.xml',
    'rejects-book-One.csv',
    'rejects-deposits.csv',
    'report.html',
    'report.json',
    'report.md',
    'rows.csv',
    'undo.csv',
  ]);
  await expectTheSameAgain(scene);
  await call(scene, 'rollback', applied, '--yes');
  await expectTheSameAgain(scene);
});

test('nexload report leaves a report that is there alone, and only its paths tell the new one from it', async () => {
  const scene = await openMixed();
  await call(scene, 'apply', ...inputs(scene), '--yes', '--skip-invalid');
  const [run = ''] = readdirSync(join(scene.folder, 'reports'));
  const [first, second] = ['', '-2'].map((end) => join(scene.folder, 'reports', `${run}${end}`));
  const before = filesIn(first ?? '');
  expect((await call(scene, 'report', run)).exitCode).toBe(0);
  const texts = Object.entries(filesIn(second ?? '')).map(([name, text]) => [name, text.replaceAll(`${run}-2`, run)]);
  expect(Object.fromEntries(texts)).toEqual(before);
  expect(filesIn(first ?? '')).toEqual(before);
});

test('nexload report says where a workbook is not what it was, and makes all the rest', async () => {
  const scene = await openMixed();
  await call(scene, 'plan', ...inputs(scene));
  const { run, path } = putAway(scene);
  await scene.write('book.xlsx', 'something else');
  const { stderr } = await call(scene, 'report', run);
  const book = join(scene.folder, 'book.xlsx');
  expect(stderr).toBe(`${book} has changed or cannot be found from here, so no copy of it is marked.\n`);
  const again = readdirSync(join(scene.folder, 'reports', run));
  expect(again).toEqual(readdirSync(path).filter((name) => name !== 'annotated.xlsx'));
});

test('nexload report makes the report of a run that was gone on with again as well', async () => {
  const scene = await openMixed();
  expect((await call(scene, 'apply', ...inputs(scene), '--yes', '--skip-invalid', '--max-writes', '2')).exitCode).toBe(
    10,
  );
  const [run = ''] = readdirSync(join(scene.folder, 'reports'));
  expect((await call(scene, 'resume', run, '--yes')).exitCode).toBe(3);
  const [first, second] = ['', '-2'].map((end) => join(scene.folder, 'reports', `${run}${end}`));
  const texts = Object.entries(filesIn(second ?? '')).map(([name, text]) => [name, text.replaceAll(`${run}-2`, run)]);
  rmSync(join(scene.folder, 'reports'), { recursive: true });
  const { exitCode, stderr } = await call(scene, 'report', run);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(filesIn(first ?? '')).toEqual(Object.fromEntries(texts));
});
