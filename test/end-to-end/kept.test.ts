import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openScene, type Scene } from '../helpers/open-scene.ts';

const files = { 'contract-deposits.csv': 'Id,Notes,Price\n41001,one,11\n41002,two,12\n41003,three,rubbish\n' };

/** Everything in a folder, and the folder itself, with its rights. */
async function rightsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true });
  const rights = await Promise.all(
    ['', ...names].map(async (name): Promise<[string, string]> => {
      const stats = await stat(join(folder, name));
      const kind = stats.isDirectory() ? 'folder' : 'file';
      return [name, `${kind} ${(stats.mode & 0o777).toString(8)}`];
    }),
  );
  return new Map(rights);
}

async function under<T>(umask: number, work: () => Promise<T>): Promise<T> {
  const before = process.umask(umask);
  try {
    return await work();
  } finally {
    process.umask(before);
  }
}

async function useEverything(scene: Scene): Promise<void> {
  const secrets = { NEXLOAD_USERNAME: scene.sandbox.username, NEXLOAD_PASSWORD: scene.sandbox.password };
  await scene.nexload(`login --base-url ${scene.sandbox.baseUrl}`, { env: secrets });
  await scene.nexload('plan contract-deposits.csv --limits none --out saved.json --log-file saved.log -q');
  const { document } = await scene.tell('apply contract-deposits.csv --limits none --yes --skip-invalid');
  await scene.nexload(`rollback ${document.run.id} --limits none --yes`);
  await scene.nexload('validate contract-deposits.csv');
}

describe.skipIf(process.platform === 'win32')('what is kept', () => {
  test('is for its owner alone, even where the system lets everything through', async () => {
    const scene = await openScene(onTestFinished, { files });
    await under(0, async () => await useEverything(scene));
    for (const folder of ['home', 'reports']) {
      const rights = await rightsIn(join(scene.folder, folder));
      expect(rights.size).toBeGreaterThan(5);
      expect([...rights].filter(([, right]) => right !== 'folder 700' && right !== 'file 600')).toEqual([]);
    }
    const beside = await rightsIn(scene.folder);
    expect([beside.get('saved.json'), beside.get('saved.log')]).toEqual(['file 600', 'file 600']);
  });

  test('is said once to lie where others may write, and how to help it, and not to whoever wants quiet', async () => {
    const scene = await openScene(onTestFinished, { files });
    expect((await scene.nexload('plan contract-deposits.csv --limits none')).stderr).not.toContain('warning');
    await chmod(scene.folder, 0o777);
    const { stderr } = await scene.nexload('plan contract-deposits.csv --limits none');
    expect(stderr.match(/warning/g)).toHaveLength(1);
    expect(stderr).toContain('home and reports lie in');
    expect(stderr).toContain(`where other users of this machine may put files in the place of ours`);
    expect(stderr).toContain('say --home DIR and --reports DIR with a folder that only you may write to');
    expect(stderr).toContain(`chmod go-w ${scene.folder}`);
    const told = await scene.tell('plan contract-deposits.csv --limits none');
    expect(told.stderr).toContain('warning');
    const quiet = await scene.nexload('plan contract-deposits.csv --limits none --quiet');
    expect(quiet.stderr).toBe('');
    const checked = await scene.nexload('validate contract-deposits.csv');
    expect(checked.stderr).toContain('warning reports lies in');
  });
});

test('is said to lie where a service copies it to other machines, by every command that leaves something there', async () => {
  const scene = await openScene(onTestFinished, { files });
  await rm(join(scene.folder, 'home'), { recursive: true, force: true });
  await mkdir(join(scene.folder, 'home', '.stfolder'), { recursive: true });
  const said =
    /^warning home lies in .*home, which Syncthing copies to other machines, with what is kept there of people\n {8}say --home DIR with a folder that stays on this machine\n/;
  const place = `--base-url ${scene.sandbox.baseUrl}`;
  expect((await scene.nexload(`login ${place}`)).stderr).toMatch(said);
  expect((await scene.nexload('plan contract-deposits.csv --limits none')).stderr).toMatch(said);
  expect((await scene.nexload('apply contract-deposits.csv --limits none --yes --report none')).stderr).toMatch(said);
  for (const command of ['runs list', 'resources', 'validate contract-deposits.csv'])
    expect((await scene.nexload(command)).stderr).not.toContain('warning');
});
