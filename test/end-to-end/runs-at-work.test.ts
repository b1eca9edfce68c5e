import { describe, test } from 'vitest';
import { patienceMs } from '../helpers/built-command.ts';
import { openDeposits } from '../helpers/deposits.ts';
import { openGate } from '../helpers/open-gate.ts';
import type { RunSummary } from '../../src/report/describe-run.ts';

const apply = 'apply deposits.csv --yes --limits none';

describe.concurrent('of a run', { timeout: 2 * patienceMs }, () => {
  test('that is at work, runs and report say so, and no way to go on or to put it back', async ({
    expect,
    onTestFinished,
  }) => {
    const scene = await openDeposits(onTestFinished);
    const gate = await openGate(onTestFinished, scene.sandbox.baseUrl, 2);
    const running = scene.nexload(`${apply} --concurrency 1 --base-url ${gate.baseUrl}`);
    await gate.holding;
    const [summary] = JSON.parse((await scene.nexload('runs --json')).stdout) as readonly RunSummary[];
    expect(summary).toMatchObject({ status: 'at-work', resumeCommand: null, rollbackCommand: null });
    const run = summary?.id ?? '';
    const said = [await scene.nexload('runs'), await scene.nexload(`runs show ${run}`)];
    for (const { stdout } of said) expect(stdout).toContain(`${run}  at work\n`);
    const report = await scene.nexload(`report ${run}`);
    expect(report.stdout).toMatch(/^Still at work: 1 record updated, 2 rows still to do\./m);
    const { document } = await scene.tell(`report ${run}`);
    expect(document.run).toMatchObject({ status: 'at-work', finishedAt: null, exitCode: null, resumeCommand: null });
    const all = [...said, report].map(({ stdout }) => stdout).join('');
    expect(all).not.toMatch(/nexload resume|nexload rollback|nterrupted/);
    gate.open();
    expect((await running).exitCode).toBe(0);
    expect((await scene.nexload(`report ${run}`)).stdout).toContain(`nexload rollback ${run}`);
  });

  test('runs show tells each way on, ready to be pasted', async ({ expect, onTestFinished }) => {
    const files = {
      'deposits.csv': 'Id,Price\n201,201.5\n202,ten\n203,203.5\n9999,1\n',
      'good.csv': 'Id,Price\n201,1\n',
    };
    const scene = await openDeposits(onTestFinished, { files });
    const show = async (run: string): Promise<string> => (await scene.nexload(`runs show ${run}`)).stdout;
    const invalid = (await scene.tell(apply)).document.run.id;
    expect(await show(invalid)).toContain(
      'Mend these rows in your own files and apply them again, or say --skip-invalid',
    );
    const mixed = (await scene.tell(`${apply} --skip-invalid`)).document.run.id;
    const shown = await show(mixed);
    expect(shown).toContain(`\n  nexload apply reports/${mixed}/rejects.csv --base-url SANDBOX --home home`);
    expect(shown).toContain(`\n  nexload rollback ${mixed} --home home`);
    expect(shown).toContain(`Make its report again:\n  nexload report ${mixed} --home home --reports reports\n`);
    const plan = (await scene.tell('plan good.csv --resource contract-deposits --limits none')).document.run.id;
    expect(await show(plan)).toMatch(/Make these changes:\n {2}nexload apply good\.csv /);
    const controller = new AbortController();
    const begun = await scene.tell(`${apply} -v --log-level debug`, {
      signal: controller.signal,
      err: (text) => void (text.includes('/api/auth/me') && controller.abort(129)),
    });
    expect(await show(begun.document.run.id)).toContain('Give the same command again.');
  });
});
