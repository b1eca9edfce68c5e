import { randomUUID } from 'node:crypto';
import { link, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../../errors.ts';
import { homeUnusable } from '../../errors/sign-in.ts';
import { codeOf, makeHomeFolder, readPrivately, writeThrough } from './home-folder.ts';

/** The name of this machine and profile to the server: random, kept, and nobody's e-mail, or other tools of the user would be signed out. */
export async function keepClientId(home: string, profile: string | null): Promise<string> {
  const folder = await makeHomeFolder(home, 'clients');
  const path = join(folder, encodeURIComponent(profile ?? 'default'));
  return (await readPrivately(path)) ?? createId(path);
}

// Two processes may begin at once; the first link wins, and both go by it.
async function createId(path: string): Promise<string> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeThrough(temporary, `nexload-${randomUUID()}`);
    await link(temporary, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw homeUnusable(path, reasonOf(error));
  } finally {
    await rm(temporary, { force: true });
  }
  return (await readPrivately(path)) ?? '';
}
