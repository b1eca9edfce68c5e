import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../sign-in/lock-file.ts';
import { readHolder } from './read-holder.ts';

/** True where a process that is alive says that it works on this run. */
export async function isAtWork(home: string, run: string): Promise<boolean> {
  const folder = join(home, 'targets');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  const holders = await Promise.all(names.map(async (name) => await readHolder(join(folder, name))));
  return holders.some((holder) => holder?.run === run && isAlive(holder.pid));
}
