import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdTarget } from '../../../src/io/journal/hold-target.ts';
import { isAtWork } from '../../../src/io/journal/is-at-work.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { buildJournal, killHard, runChild } from './run-child.ts';

const clock = { now: () => Date.UTC(2026, 4, 1) };
const key = 'https://spaces.nexudus.com ada@example.com';

let folder = '';
let built = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nexload-built-'));
  built = buildJournal(folder);
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

test('one run at a time holds a target, and the other is told which', async () => {
  const home = await temporaryFolder();
  const held = await holdTarget(home, key, { run: 'first', clock });
  await expect(holdTarget(home, key, { run: 'second', clock })).rejects.toMatchObject({
    code: 'target-held',
    exitCode: 11,
    message: `run first works on this account (process ${process.pid}, since 2026-05-01T00:00:00.000Z)`,
  });
  await held.release();
  const next = await holdTarget(home, key, { run: 'second', clock });
  await next.release();
});

test('targets, and homes, do not stand in each other’s way', async () => {
  const home = await temporaryFolder();
  const held = await Promise.all([
    holdTarget(home, key, { run: 'one', clock }),
    holdTarget(home, `${key}.au`, { run: 'two', clock }),
    holdTarget(await temporaryFolder(), key, { run: 'three', clock }),
  ]);
  expect(held).toHaveLength(3);
  for (const target of held) await target.release();
});

test('another process that holds a target is named, and what it held is free once it was killed', async () => {
  const home = await temporaryFolder();
  const child = runChild(
    built,
    `await holdTarget(${JSON.stringify(home)}, ${JSON.stringify(key)}, { run: 'theirs', clock });
     say('held');
     setInterval(() => undefined, 1000);`,
  );
  await nextLine(child.stdout);
  await expect(holdTarget(home, key, { run: 'ours', clock })).rejects.toMatchObject({
    exitCode: 11,
    message: `run theirs works on this account (process ${child.pid}, since 2023-11-14T22:13:20.000Z)`,
  });
  await killHard(child);
  const held = await holdTarget(home, key, { run: 'ours', clock });
  await expect(holdTarget(home, key, { run: 'third', clock })).rejects.toThrow('run ours works');
  await held.release();
});

test('of many that ask at once, one gets it', async () => {
  const home = await temporaryFolder();
  const asked = await Promise.allSettled(
    Array.from({ length: 5 }, async (_, index) => await holdTarget(home, key, { run: String(index), clock })),
  );
  const held = asked.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  expect(held).toHaveLength(1);
  await held[0]?.release();
});

test.each(['', '{"run": "fir', '"first"', '{"run": 1, "pid": "x"}'])(
  'a note of who holds it that says %j names nobody and does no harm',
  async (note) => {
    const home = await temporaryFolder();
    const held = await holdTarget(home, key, { run: 'first', clock });
    expect(await isAtWork(home, 'first')).toBe(true);
    const [name = ''] = (await readdir(join(home, 'targets'))).filter((file) => file.endsWith('.json'));
    await writeFile(join(home, 'targets', name), note);
    const refused = { code: 'target-held', exitCode: 11, message: 'another run works on this account' };
    await expect(holdTarget(home, key, { run: 'second', clock })).rejects.toMatchObject(refused);
    expect(await isAtWork(home, 'first')).toBe(false);
    await held.release();
    await (await holdTarget(home, key, { run: 'second', clock })).release();
  },
);

test('its files are for their owner alone and say nothing of the account', async () => {
  const home = await temporaryFolder();
  const held = await holdTarget(home, key, { run: 'one', clock });
  const names = await readdir(join(home, 'targets'));
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) {
    expect(name).not.toContain('ada');
    expect((await stat(join(home, 'targets', name))).mode & 0o777).toBe(0o600);
  }
  await held.release();
});

async function nextLine(stream: NodeJS.ReadableStream | null): Promise<void> {
  if (stream === null) throw new Error('the child has no output');
  await once(createInterface(stream), 'line');
}
