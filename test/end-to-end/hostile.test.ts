import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReportDocument } from '../../src/index.ts';
import { buildCommand, patienceMs, type BuiltCommand, type Finished } from '../helpers/built-command.ts';
import { callNexload } from '../helpers/call-nexload.ts';
import { enterFolder } from '../helpers/enter-folder.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { hostileCases, type Case } from './hostile-cases.ts';

const header = 'Id,CoworkerContractId,ProductId,Notes,Price\n';
const badRow = '202,9002,55,fine,ten\n';

/** Far above what a sheet of any length takes, far below what these files would take if they were read whole. */
const mostMb = 400;

let nexload: BuiltCommand;
beforeAll(async () => {
  nexload = await buildCommand();
}, 2 * patienceMs);

describe('validate says in a sentence what is wrong, soon and in little memory, with', () => {
  for (const { title, prepare, skip = false, isHeavy = false, ...expected } of hostileCases) {
    test.skipIf(skip)(
      title,
      async () => {
        const cwd = await enterFolder();
        await prepare?.(cwd);
        const options = { cwd, input: expected.input ?? '' };
        const args = ['validate', ...expected.args];
        expectSentence(await nexload.run(args, options), expected);
        if (isHeavy) return;
        const asDocument = [...args, '--json'];
        // Only a process of its own has a standard input of its own.
        const call = args.includes('-') ? nexload.run(asDocument, options) : callNexload(asDocument);
        expectOneDocument(await call, expected);
      },
      2 * patienceMs,
    );
  }
});

describe('validate', () => {
  test('gets over a reader that closes standard output early', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'deposits.csv'), header + badRow.repeat(3000));
    const finished = await nexload.run(['validate', 'deposits.csv', '--json'], { cwd, closesOutput: true });
    expect({ exitCode: finished.exitCode, stderr: finished.stderr }).toEqual({ exitCode: 4, stderr: '' });
  });

  test('never writes over the report of an earlier run', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'deposits.csv'), header + badRow);
    const runs = await Promise.all([1, 2].map(async () => await nexload.run(['validate', 'deposits.csv'], { cwd })));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([4, 4]);
    const reports = await readdir(join(cwd, 'reports'));
    expect(reports).toHaveLength(2);
    for (const report of reports) expect(await readdir(join(cwd, 'reports', report))).toContain('report.json');
  });
});

type Expectation = Pick<Case, 'exitCode' | 'says'>;

function expectSentence({ exitCode, stdout, stderr, peakMb }: Finished, expected: Expectation): void {
  const said = `${stdout}${stderr}`.replace(/\s+/g, ' ');
  expect(said).toContain(expected.says);
  expect(stderr).not.toMatch(/\n\s+at |node:internal|bug in nexload/);
  expect(exitCode).toBe(expected.exitCode);
  expect(peakMb).toBeGreaterThan(0);
  expect(peakMb).toBeLessThan(mostMb);
}

function expectOneDocument({ exitCode, stdout }: Pick<Finished, 'exitCode' | 'stdout'>, expected: Expectation): void {
  const document = JSON.parse(stdout) as ReportDocument;
  expect(exitCode).toBe(expected.exitCode);
  expect(document.run.exitCode).toBe(expected.exitCode);
  expect(document.error === undefined).toBe(expected.exitCode !== 2);
}
