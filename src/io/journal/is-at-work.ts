import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { connectDatabase } from '../../sqlite/open-database.ts';
import { troubleOf } from '../../sqlite/trouble.ts';
import { isAlive } from '../sign-in/lock-file.ts';
import { readHolder } from './read-holder.ts';

/** True where a process that is alive says that it works on this run, and holds its lock: the number of a dead one may be another's by now. */
export async function isAtWork(home: string, run: string): Promise<boolean> {
  const folder = join(home, 'targets');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  for (const name of names) {
    const holder = await readHolder(join(folder, name));
    if (holder?.run === run && isAlive(holder.pid) && isLocked(join(folder, name.replace(/\.json$/, '.lock'))))
      return true;
  }
  return false;
}

/** Only looks: whoever wants the lock at this moment gets it all the same. */
function isLocked(path: string): boolean {
  if (!existsSync(path)) return false;
  const lock = connectDatabase(path, 0);
  try {
    lock.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    return troubleOf(error) === 'busy';
  } finally {
    lock.close();
  }
}
