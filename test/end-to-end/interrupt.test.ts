import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReportDocument } from '../../src/index.ts';
import { buildCommand, patienceMs, type BuiltCommand } from '../helpers/built-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const row = '202,9002,55,fine,ten\n';
const deposits = `Id,CoworkerContractId,ProductId,Notes,Price\n${row}`;

/**
 * Each file makes about 600 bytes of log, and nobody reads the log between the first line and the signal: a process that is
 * not yet done with the files waits there until it was told to stop, however fast it is.
 */
const files = 800;

let nexload: BuiltCommand;
beforeAll(async () => {
  nexload = await buildCommand();
}, 2 * patienceMs);

interface Stopped {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly cwd: string;
}

/** Starts a long check, and sends the signals once its first line says that it is running. */
async function stopMidway(flags: readonly string[], signals: readonly NodeJS.Signals[]): Promise<Stopped> {
  const cwd = await temporaryFolder();
  await mkdir(join(cwd, 'in'));
  const names = Array.from({ length: files }, (_, at) => `contract-deposits-${at}.csv`);
  await Promise.all(names.map(async (name) => await writeFile(join(cwd, 'in', name), deposits)));
  const main = join(nexload.dist, 'cli/main.js');
  const child = spawn(process.execPath, [main, 'validate', 'in', '-v', '--log-level', 'debug', ...flags], { cwd });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => void (stdout += chunk.toString('utf8')));
  await once(child.stderr, 'data');
  child.stderr.pause();
  for (const signal of signals) child.kill(signal);
  child.stderr.resume();
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, stdout, cwd };
}

describe.skipIf(process.platform === 'win32')('a check that is told to stop', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s ends with %d and a report of what it had done', async (signal, code) => {
    const { exitCode, stdout, cwd } = await stopMidway(['--json'], [signal]);
    const document = JSON.parse(stdout) as ReportDocument;
    expect(exitCode).toBe(code);
    expect(document.run).toMatchObject({ status: 'interrupted', exitCode: code, resumeCommand: null });
    expect(document.totals.rows).toBeGreaterThan(0);
    expect(document.totals.rows).toBeLessThan(files);
    expect(await readdir(join(cwd, 'reports', document.run.id))).toContain('report.json');
  });

  test('says so to a person', async () => {
    const { stdout } = await stopMidway([], ['SIGINT']);
    expect(stdout).toMatch(/^Stopped after [\d,]+ rows?; the rest was not checked\.$/m);
  });

  test('twice stops at once, without a report, and still prints its one document', async () => {
    const { exitCode, stdout, cwd } = await stopMidway(['--json'], ['SIGINT', 'SIGTERM']);
    // Both wait while the process is busy, and the system decides which it hands over first.
    expect([130, 143]).toContain(exitCode);
    const document = JSON.parse(stdout) as ReportDocument;
    expect(document.run).toMatchObject({ command: 'validate', status: 'interrupted', exitCode, resumeCommand: null });
    expect(document.error).toMatchObject({ code: 'interrupted', message: 'stopped at once, without a report' });
    const [run = ''] = await readdir(join(cwd, 'reports'));
    expect(await readdir(join(cwd, 'reports', run))).not.toContain('report.json');
  });
});
