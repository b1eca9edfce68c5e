import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { callNexload, type Called } from '../helpers/call-nexload.ts';
import { openDeposits } from '../helpers/deposits.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** Makes a folder with this program, as every desktop calls its own, the only one in which programs are looked for. */
async function standIn(script: string | null): Promise<string> {
  const folder = await temporaryFolder();
  mkdirSync(join(folder, 'bin'));
  for (const name of script === null ? [] : ['xdg-open', 'open'])
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const before = process.env['PATH'];
  onTestFinished(() => void (process.env['PATH'] = before));
  process.env['PATH'] = join(folder, 'bin');
  return folder;
}

/** A run and the call that makes its report again; gives what was said with the folder left out. */
async function makeRun(): Promise<(formats: string) => Promise<Called & { readonly page: string }>> {
  const scene = await openDeposits(onTestFinished);
  const reports = join(scene.folder, 're ports; $(x)');
  const place = ['--home', join(scene.folder, 'home'), '--reports', reports];
  const { document } = await scene.tell('plan deposits.csv --limits none');
  return async (formats) => {
    const called = await callNexload(['report', document.run.id, '--open', '--report', formats, '-q', ...place]);
    const page = join(reports, document.run.id, 'report.html');
    return { ...called, stderr: called.stderr.replace(page, 'PAGE'), page };
  };
}

test.skipIf(process.platform === 'win32')(
  '--open hands the page to the program that the desktop has for it',
  async () => {
    const open = await makeRun();
    const folder = await standIn('printf %s "$*" >"${0%/*}/../opened"');
    const { exitCode, stderr, page } = await open('html');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(readFileSync(join(folder, 'opened'), 'utf8')).toBe(page);
  },
);

test.skipIf(process.platform === 'win32').each([
  ['is not there', null],
  ['cannot show it', 'exit 3'],
])('--open says what to do where the program %s, and the report is there', async (_, script) => {
  const open = await makeRun();
  await standIn(script);
  const { exitCode, stderr, page } = await open('html');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'No program here opens PAGE; open it in a browser.\n' });
  expect(readFileSync(page, 'utf8')).toContain('<html');
});

test('--open says so where --report leaves the page out', async () => {
  const open = await makeRun();
  expect(await open('md')).toMatchObject({
    exitCode: 0,
    stderr: 'There is no page to open: --report leaves it out.\n',
  });
});
