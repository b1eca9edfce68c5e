import { randomUUID } from 'node:crypto';
import { link, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { reasonOf } from '../../errors.ts';
import { homeUnusable, loginBusy } from '../../errors/sign-in.ts';
import { codeOf, readPrivately, writeThrough } from './home-folder.ts';

const pollMs = 50;
const patienceMs = 120_000;
// Longer than any holder takes; a holder on this machine that is dead is found out at once.
const staleMs = 300_000;

/** Does work that one process at a time may do; a lock that a dead process left is taken over. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const mark = `${process.pid} ${hostname()} ${randomUUID()}`;
  for (let waitedMs = 0; !(await take(path, mark)); waitedMs += pollMs) {
    if (waitedMs > patienceMs) throw loginBusy(path);
    await breakIfStale(path);
    await wait(pollMs);
  }
  try {
    return await work();
  } finally {
    if ((await readPrivately(path)) === mark) await rm(path, { force: true });
  }
}

async function take(path: string, mark: string): Promise<boolean> {
  try {
    await writeThrough(path, mark);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw homeUnusable(path, reasonOf(error));
  }
}

async function breakIfStale(path: string): Promise<void> {
  const mark = await readPrivately(path);
  if (mark === null || !(await isStale(path, mark))) return;
  const aside = `${path}.${randomUUID()}.tmp`;
  await rename(path, aside).catch(() => undefined);
  // Somebody else may have broken the lock first and taken it; then what we moved is theirs.
  const moved = await readPrivately(aside);
  if (moved !== null && moved !== mark) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function isStale(path: string, mark: string): Promise<boolean> {
  const stats = await stat(path).catch(() => null);
  if (stats === null) return false;
  if (Date.now() - stats.mtimeMs > staleMs) return true;
  const [pid, host] = mark.split(' ');
  return host === hostname() && !isAlive(Number(pid));
}

/** True where a process of this machine has the number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
