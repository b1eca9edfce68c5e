import { mkdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { storeNewFile } from '../../src/io/store-new-file.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

const bytes = Buffer.from('new');

test('a new file is stored', async () => {
  await enterFolder();
  await storeNewFile('a.csv', bytes);
  expect(await readFile('a.csv', 'utf8')).toBe('new');
});

test('a file that is there already is left as it is', async () => {
  await enterFolder({ 'a.csv': 'old' });
  await expect(storeNewFile('a.csv', bytes)).rejects.toMatchObject({ code: 'file-exists', exitCode: 2 });
  expect(await readFile('a.csv', 'utf8')).toBe('old');
});

test.each(['no/such/a.csv', 'file/a.csv', ''])('%j is no place for a file', async (path) => {
  await enterFolder({ file: '' });
  await expect(storeNewFile(path, bytes)).rejects.toMatchObject({ code: 'file-unwritable', exitCode: 2 });
});

test('a folder in its place is left as it is', async () => {
  await enterFolder();
  await mkdir('a.csv');
  await expect(storeNewFile('a.csv', bytes)).rejects.toMatchObject({ name: 'UserError', exitCode: 2 });
});
