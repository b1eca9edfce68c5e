import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import type { RunSummary } from '../../src/report/describe-run.ts';
import { connectDatabase } from '../../src/sqlite/open-database.ts';
import { patienceMs } from '../helpers/built-command.ts';
import { depositIds, openDeposits, valuesOf } from '../helpers/deposits.ts';
import type { OnFinished, Scene } from '../helpers/open-scene.ts';

/** A home with the journal that a nexload of the first version left when it was killed, and the records as they were then. */
async function openOld(onFinished: OnFinished, arrived: readonly number[]): Promise<Scene> {
  const scene = await openDeposits(onFinished);
  const journal = join(scene.folder, 'home/journal.sqlite');
  await mkdir(join(scene.folder, 'home'));
  await copyFile('fixtures/journal/version-1.sqlite', journal);
  const database = connectDatabase(journal);
  database.prepare("UPDATE run SET facts = json_set(facts, '$.target.baseUrl', ?)").run(scene.sandbox.baseUrl);
  database.close();
  for (const id of depositIds) {
    const isNew = arrived.includes(id);
    const values = isNew ? { Price: id + 0.5, Notes: `note of ${id}` } : { Price: 100, Notes: null };
    await scene.meddle('contract-deposits', id, { CoworkerContractId: 9001, ProductId: 55, ...values });
  }
  return scene;
}

describe.concurrent('a run that a nexload of the first version left behind', { timeout: 2 * patienceMs }, () => {
  test.for([
    ['had arrived', [201, 202], [203, 204]],
    ['had not arrived', [201], [202, 203, 204]],
  ] as const)('is ended by today’s, and its write without an answer that %s is found out', async (facts, context) => {
    const [, arrived, due] = facts;
    const { expect, onTestFinished } = context;
    const scene = await openOld(onTestFinished, arrived);
    const { exitCode, document, rows } = await scene.tell('resume --yes');
    expect([exitCode, document.totals]).toMatchObject([0, { rows: 4, updated: 4 }]);
    // Its two writes are known by its rows: the counts of the run itself were lost with the kill.
    expect(document.requests.writes).toBe(2 + due.length);
    expect((await rows()).map(({ status }) => status)).toEqual(Array(4).fill('updated'));
    expect(scene.writes().map(({ id }) => id)).toEqual(due);
    expect(valuesOf(scene, 'Price')).toEqual(depositIds.map((id) => id + 0.5));
    expect((await scene.nexload('runs')).stdout).toContain(document.run.id);
  });

  test('is told with the writes that its rows know of, before anybody goes on with it', async ({
    expect,
    onTestFinished,
  }) => {
    const scene = await openOld(onTestFinished, [201, 202]);
    const [summary] = JSON.parse((await scene.nexload('runs --json')).stdout) as readonly RunSummary[];
    const run = summary?.id ?? '';
    const { document } = await scene.tell(`report ${run}`);
    const shown = JSON.parse((await scene.nexload(`runs show ${run} --json`)).stdout) as RunSummary;
    expect([summary, document, shown].map((one) => one?.requests.writes)).toEqual([2, 2, 2]);
  });

  test('is over once it was put back, and is not offered to be put back again', async ({ expect, onTestFinished }) => {
    const scene = await openOld(onTestFinished, [201, 202]);
    const [summary] = JSON.parse((await scene.nexload('runs --json')).stdout) as readonly RunSummary[];
    const run = summary?.id ?? '';
    const back = await scene.tell(`rollback ${run} --yes`);
    expect(back.exitCode, back.stdout).toBe(0);
    const { stdout } = await scene.nexload(`runs show ${run}`);
    expect(stdout).toContain(`${run}  stopped\n  because it was put back by ${back.document.run.id}\n`);
    expect(stdout).not.toMatch(/unfinished|killed|nexload r(?:ollback|esume)/);
    expect((await scene.tell(`report ${run}`)).stdout).not.toContain('nexload rollback');
  });

  test('is put back by today’s', async ({ expect, onTestFinished }) => {
    const scene = await openOld(onTestFinished, [201, 202]);
    const { document } = await scene.tell('resume --yes');
    expect((await scene.nexload(`rollback ${document.run.id} --yes`)).exitCode).toBe(0);
    expect(valuesOf(scene, 'Price')).toEqual(depositIds.map(() => 100));
  });
});
