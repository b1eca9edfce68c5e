import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reasonOf } from '../../errors.ts';
import { homeUnusable } from '../../errors/sign-in.ts';

/** Makes the home folder and a folder inside it, for their owner alone; version control is told to keep away. */
export async function makeHomeFolder(home: string, ...inside: readonly string[]): Promise<string> {
  const folder = join(home, ...inside);
  try {
    const isNew = (await mkdir(home, { recursive: true, mode: 0o700 })) !== undefined;
    if (isNew) await writeFile(join(home, '.gitignore'), '*\n', { mode: 0o600 });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch (error) {
    throw homeUnusable(folder, reasonOf(error));
  }
}

/** Replaces a file as a whole, for its owner alone; at any moment, power loss included, the old text or the new one is there. */
export async function writePrivately(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeThrough(temporary, text);
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw homeUnusable(path, reasonOf(error));
  }
}

/** The text of a file in the home folder; null where there is none. */
export async function readPrivately(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw homeUnusable(path, reasonOf(error));
  }
}

/** Writes a new file for its owner alone, down to the disk; it must not be there yet. */
export async function writeThrough(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The code that the operating system gave; empty where it gave none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

// A rename is on the disk when its folder is; some systems cannot do that to folders.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
