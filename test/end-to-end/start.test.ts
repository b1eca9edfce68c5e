import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { resources } from '../../src/index.ts';
import { buildCommand, patienceMs, type BuiltCommand } from '../helpers/built-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const checkout = join(import.meta.dirname, '../..');

let nexload: BuiltCommand;
beforeAll(async () => {
  nexload = await buildCommand();
}, 2 * patienceMs);

/** A folder that holds nothing but the spreadsheets of the demo. */
async function folderWithDemo(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(checkout, 'fixtures/demo'), join(folder, 'fixtures/demo'), { recursive: true });
  return folder;
}

interface Document {
  readonly totals: Readonly<Record<string, number>>;
  readonly byResource: Readonly<Record<string, { readonly updated: number }>>;
  readonly issues: readonly { readonly code: string; readonly source: string; readonly cell: string | null }[];
}

test('the demo plans and applies spreadsheets of each record type, shows what can become of a row, and ends well', async () => {
  const cwd = await folderWithDemo();
  const { exitCode, stdout, stderr } = await nexload.runFile('cli/demo.js', { cwd });
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('so the demo went well: of 40 rows,\n')]);
  expect(stdout).toMatch(/^Plan for http:\/\/127\.0\.0\.1:\d+, as admin@example\.com$/m);
  expect(stdout).toContain('CityName "London (before)" -> "London" (H2)');
  const [plan, apply] = (await readdir(join(cwd, 'reports'))).toSorted((one) => (one.includes('-plan-') ? -1 : 1));
  expect(plan).toMatch(/-plan-/);
  expect(stderr).toContain(`in the report ${apply ?? ''}.`);
  const report = await readFile(join(cwd, 'reports', apply ?? '', 'report.json'), 'utf8');
  const { totals, byResource, issues } = JSON.parse(report) as Document;
  expect(totals).toMatchObject({ rows: 40, unchanged: 2, missing: 1, rejected: 1, blank: 1, failed: 0, unknown: 0 });
  expect(Math.min(...resources.map(({ name }) => byResource[name]?.updated ?? 0))).toBeGreaterThan(0);
  expect(issues).toContainEqual(expect.objectContaining({ source: 'server', code: 'rejected', cell: 'B5' }));
});

test('the demo can tell it in one document, and leaves nothing behind but its reports', async () => {
  const cwd = await folderWithDemo();
  const { exitCode, stdout } = await nexload.runFile('cli/demo.js', { cwd, args: ['--json'] });
  expect([exitCode, JSON.parse(stdout)]).toMatchObject([0, { run: { command: 'apply' }, totals: { rows: 40 } }]);
  expect((await readdir(cwd)).toSorted()).toEqual(['fixtures', 'reports']);
});

test('the demo says what is missing where there is none', async () => {
  const { exitCode, stderr } = await nexload.runFile('cli/demo.js', { cwd: await temporaryFolder() });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error fixtures\/demo does not exist\n.*\n$/);
});
