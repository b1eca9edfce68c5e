import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../src/io/journal/open-journal.ts';
import type { Run } from '../../src/model/run.ts';
import type { Journal } from '../../src/ports/journal.ts';
import { openScene, type Scene } from '../helpers/open-scene.ts';

const day = 86_400_000;
const rows = Array.from({ length: 12 }, (_, at) => `${61001 + at},Ada Secretperson ${at},flat ${at} Hidden Street`);
const files = { 'contract-contacts.csv': `Id,FullName,Address\n${rows.join('\n')}\n99,nobody,none\n` };

/** A scene with one run that is complete, some rows of which are not well. */
async function applied(): Promise<Scene & { readonly run: string }> {
  const scene = await openScene(onTestFinished, { files, sandbox: { records: 20 } });
  const { document } = await scene.tell('apply contract-contacts.csv --yes');
  expect(document.totals).toMatchObject({ rows: 13, updated: 12, missing: 1 });
  return { ...scene, run: document.run.id };
}

async function inJournal<T>({ folder }: Scene, job: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = await openJournal({ home: join(folder, 'home') });
  try {
    return await job(journal);
  } finally {
    await journal.close();
  }
}

async function change(scene: Scene & { readonly run: string }, facts: Partial<Run>): Promise<void> {
  await inJournal(scene, async (journal) => {
    await journal.changeRun(scene.run, facts);
  });
}

async function homeHolds({ folder }: Scene, text: string): Promise<boolean> {
  const names = await readdir(join(folder, 'home'), { recursive: true, withFileTypes: true });
  const held = names
    .filter((entry) => entry.isFile())
    .map(async (entry) => await readFile(join(entry.parentPath, entry.name)));
  return (await Promise.all(held)).some((bytes) => bytes.includes(text));
}

test('pruning old runs takes every byte of their rows away, and keeps their totals', async () => {
  const scene = await applied();
  await change(scene, { finishedAt: Date.now() - 91 * day });
  expect(await homeHolds(scene, 'Secretperson')).toBe(true);
  const { exitCode, stdout } = await scene.nexload('runs prune --older-than 90d');
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining(`13 rows of 1 run held and asked for`)]);
  expect(stdout).toContain(`  ${scene.run}: 13\n`);
  expect(await homeHolds(scene, 'Secretperson')).toBe(false);
  expect(await homeHolds(scene, 'Hidden Street')).toBe(false);
  const shown = JSON.parse((await scene.nexload(`runs show ${scene.run} --json`)).stdout) as unknown;
  expect(shown).toMatchObject({
    totals: { rows: 13, updated: 12, missing: 1 },
    resumeCommand: null,
    rollbackCommand: null,
  });
  expect((await scene.nexload(`runs show ${scene.run}`)).stdout).toContain('its rows were pruned');
});

test('of a run whose rows filled many pages, nothing can be found in any file of the home after a prune', async () => {
  const many = Array.from({ length: 300 }, (_, at) => `${61001 + at},Ada Secretperson ${at},flat ${at} Hidden Street`);
  const scene = await openScene(onTestFinished, {
    files: { 'contract-contacts.csv': `Id,FullName,Address\n${many.join('\n')}\n` },
    sandbox: { records: 300 },
  });
  await scene.nexload('plan contract-contacts.csv --limits none');
  const { document } = await scene.tell('apply contract-contacts.csv --yes --limits none');
  expect(document.totals).toMatchObject({ rows: 300 });
  expect((await scene.nexload('runs prune --older-than 1ms')).exitCode).toBe(0);
  for (const text of ['Secretperson', 'Hidden Street']) expect(await homeHolds(scene, text)).toBe(false);
  expect((await scene.nexload(`runs show ${document.run.id}`)).stdout).toContain('300 rows in all');
});

test('a run that was pruned cannot be rolled back or reported, and says why', async () => {
  const scene = await applied();
  const pruned = await scene.nexload(`runs prune ${scene.run} --json`);
  expect([pruned.exitCode, pruned.stdout]).toEqual([0, expect.stringContaining('"rows": 13')]);
  for (const command of [`rollback ${scene.run} --yes`, `report ${scene.run}`, `resume ${scene.run} --yes`]) {
    const { exitCode, stderr } = await scene.nexload(command);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`the rows of ${scene.run} were pruned on 20`)]);
  }
  expect(scene.writes()).toHaveLength(12);
  expect((await scene.nexload('runs prune --older-than 1ms')).stdout).toBe('There is nothing to prune.\n');
});

test('runs that are young or unfinished stay whole, and an unfinished one goes only by its name', async () => {
  const scene = await applied();
  expect((await scene.nexload('runs prune --older-than 1h')).stdout).toBe('There is nothing to prune.\n');
  await change(scene, { finishedAt: Date.now() - 91 * day, phase: 'sending' });
  expect((await scene.nexload('runs prune --older-than 90d')).stdout).toBe('There is nothing to prune.\n');
  expect(await homeHolds(scene, 'Secretperson')).toBe(true);
  const pruned = await scene.nexload(`runs prune ${scene.run}`);
  expect(pruned.stdout).toContain('13 rows');
  expect(pruned.stdout).toContain(`\n${scene.run} was not finished, and can never be resumed now.\n`);
  expect(JSON.parse((await scene.nexload(`runs show ${scene.run} --json`)).stdout)).toMatchObject({ phase: 'settled' });
});

test('pruning wants to know what, and touches nothing else', async () => {
  const scene = await applied();
  const { exitCode, stderr } = await scene.nexload('runs prune');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--older-than')]);
  expect((await scene.nexload('runs prune --older-than soon')).stderr).toContain('write it like 2h, 12h or 90d');
  const other = await scene.tell('plan contract-contacts.csv');
  await scene.nexload(`runs prune ${scene.run}`);
  const left = await inJournal(
    scene,
    async (journal) => await journal.listEntries(other.document.run.id, { limit: 99 }),
  );
  expect(left).toHaveLength(13);
});
