import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resources } from '../../src/index.ts';
import { buildCommand, patienceMs, type BuiltCommand } from '../helpers/built-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const checkout = join(import.meta.dirname, '../..');

let nexload: BuiltCommand;
beforeAll(async () => {
  nexload = await buildCommand();
}, 2 * patienceMs);
afterAll(async () => await nexload.remove());

test('the demo finds what is wrong with a spreadsheet of each record type, and ends well', async () => {
  const cwd = await temporaryFolder();
  await cp(join(checkout, 'fixtures/demo'), join(cwd, 'fixtures/demo'), { recursive: true });
  const { exitCode, stdout, stderr } = await nexload.runFile('cli/demo.js', { cwd });
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/the demo went well: every problem was found, and nothing was sent anywhere\.\n$/);
  expect(resources.filter(({ name }) => !stdout.includes(`  ${name}, `))).toEqual([]);
  expect(stdout).toMatch(/rows cannot be used as they are\.\n/);
  expect(stdout).toMatch(/^ {2}nexload validate \S+rejects-\*\.csv$/m);
});

test('the demo says what is missing where there is none', async () => {
  const { exitCode, stderr } = await nexload.runFile('cli/demo.js', { cwd: await temporaryFolder() });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error fixtures\/demo does not exist\n.*\n$/);
});
