import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { journalEmpty } from '../../errors/journal.ts';

const stepMs = 50;

/** A process that makes the file right now fills it at once, unless the machine is very busy. */
const patienceMs = 3000;

/**
 * Stops where a journal that was there already holds nothing: what was in it is lost, and nobody may take it for a new one. One that
 * was only begun when its process was killed may be: no run ever held an account then.
 */
export async function assertNotEmpty(path: string): Promise<void> {
  if (!existsSync(join(dirname(path), 'targets'))) return;
  for (let waitedMs = 0; ; waitedMs += stepMs) {
    const size = await stat(path).then(
      (found) => found.size,
      () => null,
    );
    if (size !== 0) return;
    if (waitedMs >= patienceMs) throw journalEmpty(path);
    await setTimeout(stepMs);
  }
}
