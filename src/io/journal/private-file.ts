import { chmod, open, stat } from 'node:fs/promises';
import { reasonOf } from '../../errors.ts';
import { homeUnusable } from '../../errors/sign-in.ts';
import { codeOf } from '../sign-in/home-folder.ts';

/** Makes an empty file for its owner alone, unless it is there; SQLite gives the files that it puts beside it the same mode. True where it was made. */
export async function makePrivateFile(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    // A file that is there is not opened here: closing it again would end the locks that this process holds on it.
    if (codeOf(error) !== 'EEXIST') throw homeUnusable(path, reasonOf(error));
    return false;
  }
}

/** Takes a database and the files beside it from all but their owner; who does not own them leaves them as they are. */
export async function tightenFiles(path: string): Promise<void> {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    const mode = await stat(file).then(
      (found) => found.mode,
      () => 0,
    );
    if ((mode & 0o077) !== 0) await chmod(file, 0o600).catch(() => undefined);
  }
}
