import { open } from 'node:fs/promises';
import { reasonOf } from '../../errors.ts';
import { homeUnusable } from '../../errors/sign-in.ts';
import { codeOf } from '../sign-in/home-folder.ts';

/** Makes an empty file for its owner alone, unless it is there; SQLite gives the files that it puts beside it the same mode. */
export async function makePrivateFile(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    // A file that is there is not opened here: closing it again would end the locks that this process holds on it.
    if (codeOf(error) !== 'EEXIST') throw homeUnusable(path, reasonOf(error));
  }
}
