import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findInputs } from '../../src/io/find-inputs.ts';
import { enterFolder } from '../helpers/enter-folder.ts';

const names = ['b.csv', 'a.CSV', 'c.tsv', 'd.tab', 'f.xlsx', 'g.xlsm'];
const others = ['readme.txt', '.h.csv', '~$f.xlsx', 'notes.md', 'old.xls', 'csv', 'book.xlsx.bak'];

async function enterMixedFolder(): Promise<void> {
  await enterFolder(Object.fromEntries([...names, ...others].map((name) => [`in/${name}`, ''])));
  await mkdir('in/deeper.csv');
}

describe('an input', () => {
  test('that is a file is that file, whatever its name', async () => {
    await enterFolder({ 'notes.md': '' });
    expect(await findInputs('notes.md')).toEqual(['notes.md']);
  });

  test('that is a .txt file named by itself is that file, although a folder leaves such files out', async () => {
    await enterMixedFolder();
    expect(await findInputs(join('in', 'readme.txt'))).toEqual([join('in', 'readme.txt')]);
    expect(await findInputs('in')).not.toContain(join('in', 'readme.txt'));
  });

  test('that is not there is kept, for whoever opens it to complain', async () => {
    await enterFolder();
    expect(await findInputs('no-such.csv')).toEqual(['no-such.csv']);
    expect(await findInputs('no-such-*.csv')).toEqual(['no-such-*.csv']);
    expect(await findInputs('no/such/*.csv')).toEqual(['no/such/*.csv']);
  });

  test('that is a folder stands for the spreadsheets in it, in order of their names', async () => {
    await enterMixedFolder();
    expect(await findInputs('in')).toEqual(names.toSorted().map((name) => join('in', name)));
  });

  test('that is a folder without spreadsheets is refused', async () => {
    await enterFolder({ 'in/notes.md': '' });
    await expect(findInputs('in')).rejects.toMatchObject({ code: 'empty-folder', message: 'in holds no spreadsheet' });
  });

  test.each([
    ['in/*.csv', ['.h.csv', 'b.csv']],
    ['in/*', [...names, ...others]],
    ['in/*.xls*', ['book.xlsx.bak', 'f.xlsx', 'g.xlsm', 'old.xls', '~$f.xlsx']],
    ['in/f*x', ['f.xlsx']],
    ['in/~$*', ['~$f.xlsx']],
  ])('that is the pattern %s stands for the files that fit', async (pattern, files) => {
    await enterMixedFolder();
    expect(await findInputs(pattern)).toEqual(files.toSorted().map((name) => join('in', name)));
  });

  test.skipIf(process.platform === 'win32')('that has a star in its own name is that file', async () => {
    await enterFolder({ 'a*.csv': '', 'ab.csv': '' });
    expect(await findInputs('a*.csv')).toEqual(['a*.csv']);
  });
});
