import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Holder } from '../../errors/journal.ts';
import { readPrivately } from '../sign-in/home-folder.ts';

/** True where a process that is alive says that it works on this run. */
export async function isAtWork(home: string, run: string): Promise<boolean> {
  const folder = join(home, 'targets');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(names.map(async (name) => await readPrivately(join(folder, name))));
  return texts.some((text) => {
    if (text === null) return false;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file is ours, and replaced as a whole
    const holder = JSON.parse(text) as Holder;
    return holder.run === run && isAlive(holder.pid);
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
