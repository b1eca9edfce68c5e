import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { targetHeld, type Holder } from '../../errors/journal.ts';
import type { Clock } from '../../ports.ts';
import { connectDatabase, type Database } from '../../sqlite/open-database.ts';
import { troubleOf } from '../../sqlite/trouble.ts';
import { makeHomeFolder, writePrivately } from '../sign-in/home-folder.ts';
import { explain } from './explain.ts';
import { makePrivateFile } from './private-file.ts';
import { readHolder } from './read-holder.ts';

/** Who wants to work on a target. */
export interface Claim {
  /** The id of the run. */
  readonly run: string;
  readonly clock: Clock;
}

/** A target that no other run may work on. */
export interface HeldTarget {
  release(): Promise<void>;
}

/**
 * Holds a target until it is released, or this process dies in whatever way; a `UserError` that names the holder where
 * another run has it. `targetKey` is any text that tells accounts apart. The lock is a transaction, which the operating
 * system ends with its process; who holds it stands in a file beside it. The lock's own file is never removed: another
 * process could have opened it already, and would then hold something that nobody else finds.
 */
export async function holdTarget(home: string, targetKey: string, { run, clock }: Claim): Promise<HeldTarget> {
  const folder = await makeHomeFolder(home, 'targets');
  const name = createHash('sha256').update(targetKey).digest('hex').slice(0, 32);
  const holderPath = join(folder, `${name}.json`);
  const lock = await takeLock(join(folder, `${name}.lock`), holderPath);
  try {
    await writePrivately(holderPath, JSON.stringify({ run, pid: process.pid, since: clock.now() } satisfies Holder));
  } catch (error) {
    lock.close();
    throw error;
  }
  return {
    async release() {
      await rm(holderPath, { force: true });
      lock.close();
    },
  };
}

// Long enough for a holder that is letting go.
const patienceMs = 100;

async function takeLock(path: string, holderPath: string): Promise<Database> {
  await makePrivateFile(path);
  const lock = connectDatabase(path, patienceMs);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    // In the moment between taking the lock and saying so nobody is named.
    throw troubleOf(error) === 'busy' ? targetHeld(await readHolder(holderPath)) : explain(path, error);
  }
}
