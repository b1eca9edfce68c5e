import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as errors from '../errors.ts';

/** In a folder a .txt is more often a note than a table; named by itself it is taken all the same. */
const spreadsheet = /\.(?:csv|tsv|tab|xlsx|xlsm)$/i;

/** The files that an input stands for: a file itself, a folder all spreadsheets in it. */
export async function findInputs(input: string): Promise<readonly string[]> {
  if (basename(input).includes('*') && !existsSync(input)) return findByPattern(input);
  if (!(await isFolder(input))) return [input];
  const names = await listFolder(input);
  const files = names.filter((name) => spreadsheet.test(name) && !/^[.~]/.test(name)).toSorted();
  if (files.length === 0) throw errors.emptyFolder(input);
  return files.map((name) => join(input, name));
}

/** A shell that leaves `*` to its programs, as on Windows, gets the same as any other. */
async function findByPattern(input: string): Promise<readonly string[]> {
  const parts = basename(input)
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  const pattern = new RegExp(`^${parts.join('.*')}$`);
  const names = (await isFolder(dirname(input))) ? await listFolder(dirname(input)) : [];
  const files = names.filter((name) => pattern.test(name)).toSorted();
  return files.length === 0 ? [input] : files.map((name) => join(dirname(input), name));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function listFolder(path: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    throw errors.fileUnreadable(path, error);
  }
}
