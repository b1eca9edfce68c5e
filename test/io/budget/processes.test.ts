import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../src/sqlite/open-database.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { openTestBudget, spend } from './open-test-budget.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const spender = fileURLToPath(new URL('spender.ts', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nexload-spender-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const options = [
    '--ignoreConfig',
    '--noCheck',
    '--rewriteRelativeImportExtensions',
    '--rootDir',
    root,
    '--outDir',
    folder,
  ];
  const language = ['--module', 'NodeNext', '--target', 'ES2023'];
  await run(process.execPath, [compiler, ...options, ...language, spender]);
});

afterAll(async () => await rm(folder, { recursive: true, force: true }));

test('processes that share a budget stay inside its windows together', async () => {
  const home = `${await temporaryFolder()}/home`;
  const counts = [120, 100, 80];
  const flights = (
    await Promise.all(counts.map((count) => startSpender(home, 'writes=40/200ms;all=1/2ms', count)))
  ).flat();
  expect(flights).toHaveLength(300);
  const granted = flights.map(([grantedAt]) => grantedAt).toSorted((one, other) => one - other);
  const settled = flights.map(([, settledAt]) => settledAt).toSorted((one, other) => one - other);
  // At the worst the server counted early calls when they ended and late ones when they began.
  for (const [index, grantedAt] of granted.entries()) {
    expect(grantedAt - (settled[index - 40] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(200);
    expect(grantedAt - (settled[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(2);
  }
  const usage = await (
    await openTestBudget({ limits: 'writes=5000/1d', home, clock: { now: () => Date.now() } })
  ).usage();
  expect(usage).toMatchObject({ writesToday: 300, writesLeft: 4_700 });
});

test('what a killed process had on its way counts, and holds no place for longer than a span', async () => {
  const home = `${await temporaryFolder()}/home`;
  await expect(startSpender(home, 'all=1/100ms', -1)).rejects.toMatchObject({ signal: 'SIGKILL' });
  let time = Date.now();
  const budget = await openTestBudget({ limits: 'all=1/100ms', home, clock: { now: () => time } });
  expect((await budget.usage()).writesToday).toBe(1);
  expect(countFlights(home)).toBe(0);
  time += 102;
  expect(await spend(budget)).toBe('gone');
});

test('a process that is killed while others wait for its call holds them up no longer than a span', async () => {
  const home = `${await temporaryFolder()}/home`;
  let time = Date.now();
  const budget = await openTestBudget({ limits: 'all=1/1h', home, clock: { now: () => time } });
  await expect(startSpender(home, 'all=1/1h', -1)).rejects.toMatchObject({ signal: 'SIGKILL' });
  time = Date.now();
  const ms = await spend(budget);
  expect(ms).toBeLessThanOrEqual(3_600_005);
  time += Number(ms);
  expect(await spend(budget)).toBe('gone');
});

function countFlights(home: string): unknown {
  const database = openDatabase(join(home, 'budget.sqlite'));
  const flights = database.prepare('SELECT count(*) AS flights FROM flight').get()?.['flights'];
  database.close();
  return flights;
}

async function startSpender(
  home: string,
  limits: string,
  count: number,
): Promise<ReadonlyArray<readonly [number, number]>> {
  const script = join(folder, 'test/io/budget/spender.js');
  const { stdout } = await run(process.execPath, [script, home, limits, String(count)], { timeout: 25_000 });
  return JSON.parse(stdout) as ReadonlyArray<readonly [number, number]>;
}
