import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openScene, type Scene } from '../helpers/open-scene.ts';

const files = { 'contract-deposits.csv': 'Id,Notes,Price\n41001,one,11\n41002,two,12\n41003,three,13\n' };

/** A scene with a saved plan of three changes. */
async function planned(): Promise<Scene> {
  const scene = await openScene(onTestFinished, { files });
  const { exitCode } = await scene.nexload('plan contract-deposits.csv --out plan.json');
  expect(exitCode).toBe(0);
  return scene;
}

/** Changes the text of the plan; with its hash, where that is to fit again. */
async function edit(scene: Scene, change: (text: string) => string, fits = false): Promise<void> {
  const text = change(await readFile(join(scene.folder, 'plan.json'), 'utf8'));
  const body = text.replace(/"sha256": .*\n\}\n$/, '');
  const hash = createHash('sha256').update(body).digest('hex');
  await scene.write('plan.json', fits ? `${body}"sha256": "${hash}"\n}\n` : text);
}

test('an old plan sends what still holds, refuses what somebody else changed, and lets the rest of a record be', async () => {
  const scene = await planned();
  await scene.meddle('contract-deposits', 41001, { Price: 99 });
  await scene.meddle('contract-deposits', 41002, { Refundable: false, SystemId: 'theirs' });
  await scene.meddle('contract-deposits', 41003, { Notes: 'three' });
  const { exitCode, document, rows } = await scene.tell('apply plan.json --yes');
  expect([exitCode, document.totals]).toMatchObject([3, { rows: 3, updated: 2, stale: 1 }]);
  expect(scene.record('contract-deposits', 41001)).toMatchObject({ Price: 99 });
  expect(scene.record('contract-deposits', 41002)).toMatchObject({ Notes: 'two', Price: 12, SystemId: 'theirs' });
  expect(scene.record('contract-deposits', 41002)).toMatchObject({ Refundable: false });
  expect(scene.record('contract-deposits', 41003)).toMatchObject({ Notes: 'three', Price: 13 });
  const [stale] = (await rows()).filter(({ status }) => status === 'stale');
  const when = JSON.stringify(scene.record('contract-deposits', 41001)['UpdatedOn']).slice(1);
  expect(stale).toMatchObject({ row: '2', id: '41001' });
  expect(stale?.['message']).toContain('99');
  expect(stale?.['message']).toContain('11');
  expect(stale?.['message']).toContain(
    JSON.stringify(scene.record('contract-deposits', 41001)['UpdatedBy']).slice(1, -1),
  );
  expect(stale?.['message']).toContain(when.slice(0, 10));
});

test('--on-conflict overwrite sends the stale rows too', async () => {
  const scene = await planned();
  await scene.meddle('contract-deposits', 41001, { Price: 99 });
  const { exitCode } = await scene.tell('apply plan.json --yes --on-conflict overwrite');
  expect([exitCode, scene.record('contract-deposits', 41001)['Price']]).toEqual([0, 11]);
});

test.each<readonly [string, (scene: Scene) => Promise<void>, number, string]>([
  ['that was edited', async (scene) => await edit(scene, (text) => text.replace('"one"', '"two"')), 2, 'plan-damaged'],
  ['that was cut', async (scene) => await edit(scene, (text) => text.slice(0, -200)), 2, 'plan-damaged'],
  [
    'of another version',
    async (scene) => await edit(scene, (text) => text.replace('"version": 1', '"version": 2')),
    2,
    'plan-of-other-version',
  ],
  [
    'for another account',
    async (scene) => await edit(scene, (text) => text.replace('admin@example.com', 'x@example.com'), true),
    12,
    'plan-for-other-target',
  ],
])('a plan %s is refused, and nothing is sent', async (_, ...[spoil, code, name]) => {
  const scene = await planned();
  await spoil(scene);
  const { exitCode, stdout } = await scene.nexload('apply plan.json --yes --json');
  expect([exitCode, JSON.parse(stdout)]).toMatchObject([code, { error: { code: name } }]);
  expect(scene.writes()).toEqual([]);
});

test('nexload show shows a plan as it was saved, whatever became of the account, and leaves nothing behind', async () => {
  const scene = await planned();
  const before = await readdir(join(scene.folder, 'home'));
  await scene.meddle('contract-deposits', 41001, { Price: 99 });
  await edit(scene, (text) => text.replace('admin@example.com', 'somebody.else@example.com'), true);
  const asked = scene.sandbox.requests().length;
  const { exitCode, stdout, stderr } = await scene.nexload('show plan.json');
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^Saved \d{4}-.* by \d+-\d+-plan-\w+, for SANDBOX, as somebody\.else@example\.com\./);
  expect(stdout).toContain('Price 1006 -> 11 (C2)');
  expect(stdout).toContain('3 records would change. Nothing has been written.');
  expect(scene.sandbox.requests()).toHaveLength(asked);
  expect(await readdir(join(scene.folder, 'home'))).toEqual(before);
});

test('nexload show refuses what is no plan, and a plan that was edited', async () => {
  const scene = await planned();
  const other = await scene.nexload('show contract-deposits.csv');
  expect(other.exitCode).toBe(2);
  expect(other.stderr).toContain('is no saved plan');
  await edit(scene, (text) => text.replace('"one"', '"two"'));
  const edited = await scene.nexload('show plan.json');
  expect(edited.exitCode).toBe(2);
  expect(edited.stderr).toContain('not as nexload saved it');
});
