import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRunFolder } from '../../src/io/run-folder.ts';
import { makeRunId } from '../../src/io/run-id.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

describe('the folder of a run', () => {
  test('is made with all folders above it', async () => {
    await enterFolder();
    expect(createRunFolder('deep/reports', 'one').path).toBe(join('deep/reports', 'one'));
    expect(await readdir('deep/reports')).toEqual(['one']);
  });

  test('is never that of another run', async () => {
    await enterFolder();
    createRunFolder('reports', 'one');
    expect(() => createRunFolder('reports', 'one')).toThrow(
      expect.objectContaining({ name: 'UserError', exitCode: 2 }),
    );
  });

  test('never holds the same file twice', async () => {
    await enterFolder();
    const folder = createRunFolder('reports', 'one');
    folder.create('a.csv').close();
    expect(() => folder.create('a.csv')).toThrow(expect.objectContaining({ name: 'UserError' }));
    expect(() => folder.store('a.csv', Buffer.from('x'))).toThrow(expect.objectContaining({ name: 'UserError' }));
    expect(await readFile('reports/one/a.csv', 'utf8')).toBe('');
  });

  test.skipIf(process.platform === 'win32')('is for its owner alone, and so is each file', async () => {
    await enterFolder();
    const folder = createRunFolder('reports', 'one');
    folder.create('a.csv').close();
    folder.store('b.xlsx', Buffer.from('x'));
    const paths = ['reports', 'reports/one', 'reports/one/a.csv', 'reports/one/b.xlsx'];
    const modes = await Promise.all(paths.map((path) => stat(path)));
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '700', '600', '600']);
  });

  test('keeps the permissions of a folder for reports that was there before', async () => {
    await enterFolder();
    await mkdir('reports', { mode: 0o755 });
    const before = (await stat('reports')).mode;
    createRunFolder('reports', 'one');
    expect((await stat('reports')).mode).toBe(before);
  });

  test('says in words that it cannot be made', async () => {
    await enterFolder();
    await writeFile('reports', 'a file');
    expect(() => createRunFolder('reports', 'one')).toThrow(
      expect.objectContaining({ code: 'folder-unwritable', exitCode: 2 }),
    );
  });
});

describe('a file of a run', () => {
  test('holds everything that was written, in order, however much and whatever letters', async () => {
    await enterFolder();
    const output = createRunFolder('reports', 'one').create('rows.csv');
    const lines = Array.from({ length: 9000 }, (_, at) => `${at},Größe,東京,😀\n`);
    for (const line of lines) output.write(line);
    output.close();
    expect(await readFile(output.path, 'utf8')).toBe(lines.join(''));
  });

  test('can take back what it wrote after a position', async () => {
    await enterFolder();
    const output = createRunFolder('reports', 'one').create('rows.csv');
    output.write('für immer\n');
    const position = output.position();
    output.write('premature\n'.repeat(20_000));
    output.rewind(position);
    output.write('and on\n');
    output.rewind(output.position());
    output.close();
    expect(await readFile(output.path, 'utf8')).toBe('für immer\nand on\n');
  });

  test('can be given up', async () => {
    await enterFolder();
    const output = createRunFolder('reports', 'one').create('rejects.csv');
    output.write('x');
    output.discard();
    expect(await readdir('reports/one')).toEqual([]);
  });
});

test('the name of a run tells when and what it was, and is its own', () => {
  const now = Date.UTC(2025, 11, 31, 23, 59, 59, 999);
  const names = Array.from({ length: 20 }, () => makeRunId('validate', now));
  expect(names.filter((name) => !/^20251231-235959-validate-[0-9a-f]{4}$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBeGreaterThan(1);
  expect(makeRunId('validate', now) < makeRunId('apply', now + 1)).toBe(true);
});
