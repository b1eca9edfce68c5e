import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdTarget } from '../../../src/io/journal/hold-target.ts';
import { isAtWork } from '../../../src/io/journal/is-at-work.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const clock = { now: () => 1_700_000_000_000 };

test('a run is at work while its process holds the account, and not where another process only has the number of a dead one', async () => {
  const home = join(await temporaryFolder(), 'home');
  const held = await holdTarget(home, 'account', { run: 'one', clock });
  expect([await isAtWork(home, 'one'), await isAtWork(home, 'two')]).toEqual([true, false]);
  const folder = join(home, 'targets');
  const name = (await readdir(folder)).find((file) => file.endsWith('.json')) ?? '';
  const said = await readFile(join(folder, name));
  await held.release();
  expect(await isAtWork(home, 'one')).toBe(false);
  // As a kill leaves it.
  await writeFile(join(folder, name), said, { mode: 0o600 });
  expect(await isAtWork(home, 'one')).toBe(false);
});
