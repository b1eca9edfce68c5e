import { cp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { RunDocument } from '../../src/index.ts';
import { buildCommand, patienceMs, type BuiltCommand } from '../helpers/built-command.ts';
import { badHomes } from './bad-home-cases.ts';
import { disasters, finishedReports } from './disaster-cases.ts';
import { allWrittenOnce, apply, openStruck, type StruckScene } from './strike.ts';

let nexload: BuiltCommand;
beforeAll(async () => {
  nexload = await buildCommand();
}, 2 * patienceMs);

const isPosix = process.platform !== 'win32';
const options = { timeout: 2 * patienceMs };
const stack = /\n\s+at |bug in nexload/;

describe.runIf(isPosix).concurrent('a run that is struck in its middle loses nothing when', options, () => {
  for (const { title, skip = false, prepare, strike, mend, goOn = 'resume --yes', ...expected } of disasters)
    test.skipIf(skip)(title, async ({ expect, onTestFinished }) => {
      const scene = await openStruck(nexload, onTestFinished);
      const running = scene.start(`${apply} --yes`, (await prepare?.(scene, onTestFinished)) ?? {});
      await scene.gate.holding;
      await strike?.(scene, running);
      scene.gate.open();
      const { exitCode, stdout, stderr } = await running.ended;
      const said = stdout + stderr;
      expect(expected.exitCodes, said).toContain(exitCode);
      expect(said).toMatch(expected.says);
      expect(said).not.toMatch(stack);
      expect(scene.writes().length).toBeLessThanOrEqual(expected.writes);
      expect(await finishedReports(scene)).toHaveLength(expected.isReported ? 1 : 0);
      await mend?.(scene);
      const resumed = await scene.tell(goOn);
      expect([resumed.exitCode, resumed.document.totals.rows]).toEqual([0, 12]);
      expect(scene.records()).toEqual(allWrittenOnce);
      const notes = scene.record('contract-deposits', 203)['Notes'];
      expect(notes === 'edited meanwhile').toBe(expected.isEdited === true);
    });
});

test.runIf(isPosix)(
  'a run that is told twice to stop prints its one document all the same, with the command that goes on',
  options,
  async ({ expect, onTestFinished }) => {
    const scene = await openStruck(nexload, onTestFinished);
    const { child, ended } = scene.start(`${apply} --yes --json`);
    await scene.gate.holding;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) child.kill(signal);
    const { exitCode, stdout } = await ended;
    const { run } = JSON.parse(stdout) as RunDocument;
    expect(run).toMatchObject({ command: 'apply', status: 'interrupted', exitCode });
    expect(run.resumeCommand).toMatch(new RegExp(`^nexload resume ${run.id} --home home`));
  },
);

describe.runIf(isPosix)('a run that is half done does not go on, and nothing is touched, with', options, () => {
  const cleaning: (() => Promise<void>)[] = [];
  let scene: StruckScene;
  beforeAll(async () => {
    scene = await openStruck(nexload, (clean) => void cleaning.unshift(clean));
    scene.gate.open();
    const { exitCode } = await scene.start(`${apply} --yes --max-writes 2`).ended;
    if (exitCode !== 10) throw new Error(`the run is not half done: it ended with ${exitCode}`);
    await rename(join(scene.folder, 'home'), join(scene.folder, 'good'));
  }, 2 * patienceMs);
  afterAll(async () => {
    for (const clean of cleaning) await clean();
  });

  for (const { title, spoil, says, mend } of badHomes)
    test(title, async ({ expect, onTestFinished }) => {
      const [home, good] = [join(scene.folder, 'home'), join(scene.folder, 'good')];
      const journal = join(home, 'journal.sqlite');
      await rm(home, { recursive: true, force: true });
      await cp(good, home, { recursive: true });
      await spoil(home, onTestFinished);
      const [spoilt, asked] = [await readFile(journal), scene.sandbox.requests().length];
      const { exitCode, stdout, stderr } = await scene.start('resume --yes').ended;
      expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringMatching(says)]);
      expect(stderr).not.toMatch(stack);
      expect((await readFile(journal)).equals(spoilt)).toBe(true);
      expect(scene.sandbox.requests()).toHaveLength(asked);
      await (mend === undefined ? cp(join(good, 'journal.sqlite'), journal) : mend(home));
      const resumed = await scene.tell('resume --yes');
      expect([resumed.exitCode, resumed.document.totals]).toMatchObject([0, { rows: 12, notAttempted: 0 }]);
      expect(scene.records()).toEqual(allWrittenOnce);
    });
});

describe.runIf(isPosix).concurrent('two at once on one account', options, () => {
  test('are refused but one, which is named; what does not write is not held up; and a dead one holds nothing', async ({
    expect,
    onTestFinished,
  }) => {
    const scene = await openStruck(nexload, onTestFinished);
    const first = scene.start(`${apply} --yes`);
    await scene.gate.holding;
    const run = (await scene.nexload('runs -q')).stdout.trim();
    const second = await scene.start(`${apply} --yes`).ended;
    expect([second.exitCode, second.stdout]).toEqual([11, '']);
    expect(second.stderr).toMatch(
      new RegExp(
        `run ${run} works on this account \\(process ${first.child.pid}, since \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\\)`,
      ),
    );
    const held = ['resume --yes', `resume ${run} --yes`, `rollback ${run} --yes`];
    for (const words of held) expect((await scene.nexload(words)).exitCode, words).toBe(11);
    const free = [
      `plan deposits.csv --limits none --base-url ${scene.gate.baseUrl}`,
      'validate deposits.csv',
      'runs',
      `runs show ${run}`,
      `report ${run}`,
    ];
    for (const words of free) expect((await scene.nexload(words)).exitCode, words).toBe(0);
    expect(scene.writes()).toHaveLength(2);
    first.child.kill('SIGKILL');
    await first.ended;
    expect((await scene.nexload('resume --yes')).exitCode).toBe(0);
    expect(scene.records()).toEqual(allWrittenOnce);
  });

  test('spend one budget', async ({ expect, onTestFinished }) => {
    const scene = await openStruck(nexload, onTestFinished);
    const plan = 'plan deposits.csv --limits all=4/1d';
    const planHere = async () => await scene.nexload(`${plan} --base-url ${scene.gate.baseUrl}`);
    const both = await Promise.all([scene.start(plan).ended, planHere()]);
    expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    const third = await planHere();
    expect([third.exitCode, third.stderr]).toEqual([10, expect.stringMatching(/the budget is used up until \d{4}-/)]);
    expect(scene.sandbox.requests()).toHaveLength(4);
  });
});
