import { join } from 'node:path';
import { describe, test } from 'vitest';
import { resume, type RunDocument } from '../../src/index.ts';
import { systemClock } from '../../src/io/clock.ts';
import { holdTarget } from '../../src/io/journal/hold-target.ts';
import { patienceMs } from '../helpers/built-command.ts';
import { openDeposits, valuesOf } from '../helpers/deposits.ts';
import type { OnFinished, Scene } from '../helpers/open-scene.ts';

const apply = 'apply deposits.csv --yes --limits none';
const wanted = [201.5, 202.5, 203.5, 204.5];

/** A scene with a run that has written two of four rows, and an older one that could be gone on with too. */
async function halfSent(onFinished: OnFinished, file?: string): Promise<Scene & { readonly run: string }> {
  const files = { 'older.csv': 'Id,Refundable\n201,yes\n202,yes\n203,yes\n', ...(file && { 'deposits.csv': file }) };
  const scene = await openDeposits(onFinished, { files });
  await scene.nexload('apply older.csv --resource contract-deposits --yes --limits none --max-writes 1');
  const { document } = await scene.tell(`${apply} --max-writes 2 --concurrency 1`);
  return { ...scene, run: document.run.id };
}

/** Answers no where `nexload resume` asks, and gives the plan that was shown. */
async function sayNo(scene: Scene & { readonly run: string }) {
  const shown: RunDocument[] = [];
  const { baseUrl, token } = scene.sandbox;
  const home = join(scene.folder, 'home');
  const document = await resume(scene.run, { baseUrl, token, home, confirm: (plan) => shown.push(plan) === 0 });
  return { document, shown: shown[0] };
}

describe.concurrent('a run that has sent something', { timeout: 2 * patienceMs }, () => {
  test('can be gone on with after a no at the question of resume', async ({ expect, onTestFinished }) => {
    const scene = await halfSent(onTestFinished);
    const { document } = await sayNo(scene);
    expect(document.run).toMatchObject({ exitCode: 130, resumeCommand: expect.stringContaining(scene.run) as string });
    expect(document.totals).toMatchObject({ updated: 2, notAttempted: 2 });
    const resumed = await scene.tell('resume --yes');
    expect(resumed.document.run).toMatchObject({ id: scene.run, exitCode: 0 });
    expect(valuesOf(scene, 'Price')).toEqual(wanted);
  });

  test('shows at the question of resume only what is still to do', async ({ expect, onTestFinished }) => {
    const scene = await halfSent(onTestFinished);
    const { shown } = await sayNo(scene);
    expect(shown?.plan).toMatchObject({ update: 2 });
    expect(shown?.plan.fields.every(({ rows }) => rows === 2)).toBe(true);
    expect(shown?.totals).toMatchObject({ rows: 4, updated: 2, notAttempted: 2 });
  });

  test('finds out about writes without an answer before it asks, so that those that never arrived are counted', async ({
    expect,
    onTestFinished,
  }) => {
    const scene = await openDeposits(onTestFinished, {
      faults: [
        { match: { method: 'PUT', id: [201, 202] }, do: 'reset' },
        { match: { method: 'GET', id: [201, 202] }, do: { status: 500, body: {} } },
      ],
    });
    const { document } = await scene.tell(`${apply} --retries 0 --max-writes 3 --concurrency 1 --max-errors 100%`);
    expect(document.totals).toMatchObject({ unknown: 2, updated: 1, notAttempted: 1 });
    await scene.fault([]);
    const { shown } = await sayNo({ ...scene, run: document.run.id });
    expect(shown?.totals).toMatchObject({ unknown: 0, updated: 1, notAttempted: 3 });
    expect(shown?.plan).toMatchObject({ update: 3 });
  });

  test('can be gone on with after a cap that the rest of it hits, which counts the rest alone', async ({
    expect,
    onTestFinished,
  }) => {
    const scene = await halfSent(onTestFinished);
    const capped = await scene.nexload('resume --yes --max-changes 1');
    expect([capped.exitCode, scene.writes().length]).toEqual([8, 3]);
    expect(capped.stdout).toContain(
      'Stopped, because 2 records would still change, and --max-changes allows 1. 2 records updated, 2 rows still to do.',
    );
    expect(capped.stdout).toContain(`nexload resume ${scene.run}`);
    const resumed = await scene.tell('resume --yes --max-changes 2');
    expect(resumed.document.run, resumed.stdout).toMatchObject({ id: scene.run, exitCode: 0 });
    expect(valuesOf(scene, 'Price')).toEqual(wanted);
  });

  test('counts the cells that it has emptied before no more', async ({ expect, onTestFinished }) => {
    const rows = [201, 202, 203, 204].map((id) => `${id},<clear>\n`).join('');
    const scene = await halfSent(onTestFinished, `Id,Notes\n${rows}`);
    const capped = await scene.nexload('resume --yes --max-clears 1');
    expect(capped.stdout).toContain('2 fields would still be cleared, and --max-clears allows 1.');
    expect((await scene.tell('resume --yes --max-clears 2')).document.run).toMatchObject({
      id: scene.run,
      exitCode: 0,
    });
  });
});

test('a run that had sent nothing when it was gone on with can be gone on with after a no or a cap, too', async ({
  expect,
  onTestFinished,
}) => {
  const scene = await openDeposits(onTestFinished);
  const controller = new AbortController();
  const { document } = await scene.tell(`${apply} -v --log-level debug`, {
    signal: controller.signal,
    err: (text) => void (text.includes('/api/billing/') && controller.abort(130)),
  });
  const run = document.run.id;
  expect([document.run.exitCode, scene.writes()]).toEqual([130, []]);
  const refused = await sayNo({ ...scene, run });
  expect(refused.document.run).toMatchObject({ exitCode: 130, resumeCommand: expect.stringContaining(run) as string });
  const capped = await scene.tell('resume --yes --max-changes 1');
  expect(capped.document.run).toMatchObject({
    id: run,
    exitCode: 8,
    resumeCommand: expect.stringContaining(run) as string,
  });
  expect((await scene.nexload('resume --yes')).exitCode).toBe(0);
  expect(valuesOf(scene, 'Price')).toEqual(wanted);
});

test('a bare resume passes over pruned runs, and says that there is nothing left to do where there is no other', async ({
  expect,
  onTestFinished,
}) => {
  const scene = await openDeposits(onTestFinished);
  const older = (await scene.tell(`${apply} --max-writes 2`)).document.run.id;
  const newer = (await scene.tell(apply)).document.run.id;
  await scene.nexload(`runs prune ${newer}`);
  const resumed = await scene.tell('resume --yes');
  expect([resumed.exitCode, resumed.document.run.id]).toEqual([0, older]);
  await scene.nexload(`runs prune ${older}`);
  const { exitCode, stderr, stdout } = await scene.nexload('resume');
  expect([exitCode, stderr]).toEqual([0, `${newer} is over, and its rows were pruned; there is nothing left to do.\n`]);
  expect(stdout).not.toContain('rollback');
  expect((await scene.tell('resume')).document.totals).toMatchObject({ rows: 4, updated: 2, unchanged: 2 });
});

test('a bare resume after a false start names the older run that can be gone on with', async ({
  expect,
  onTestFinished,
}) => {
  const scene = await openDeposits(onTestFinished);
  const older = (await scene.tell(`${apply} --max-writes 2`)).document.run.id;
  const controller = new AbortController();
  await scene.nexload(`${apply} -v --log-level debug`, {
    signal: controller.signal,
    err: (text) => void (text.includes('/api/auth/me') && controller.abort(129)),
  });
  const { exitCode, stderr } = await scene.nexload('resume --yes');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('stopped before its files were read to the end')]);
  expect(stderr).toContain(`nexload resume ${older}`);
});

test('a run that another process has begun and whose files it still reads is at work for resume, bare and named', async ({
  expect,
  onTestFinished,
}) => {
  const scene = await openDeposits(onTestFinished);
  const controller = new AbortController();
  const { document } = await scene.tell(`${apply} -v --log-level debug`, {
    signal: controller.signal,
    err: (text) => void (text.includes('/api/auth/me') && controller.abort(129)),
  });
  const { id } = document.run;
  const held = await holdTarget(join(scene.folder, 'home'), 'account', { run: id, clock: systemClock });
  for (const words of ['resume', `resume ${id}`]) {
    const { exitCode, stderr } = await scene.nexload(`${words} --yes`);
    expect([exitCode, stderr]).toEqual([11, expect.stringContaining(`${id} is at work, and still reads its files`)]);
  }
  await held.release();
  expect((await scene.nexload('resume --yes')).exitCode).toBe(2);
});

test('a run that has sent nothing is over after a cap', async ({ expect, onTestFinished }) => {
  const scene = await openDeposits(onTestFinished);
  const { document } = await scene.tell(`${apply} --max-changes 3`);
  expect(document.run).toMatchObject({ exitCode: 8, resumeCommand: null });
  expect((await scene.nexload(`resume ${document.run.id}`)).stderr).toContain('there is nothing to go on with');
});
