import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the folder in which the workers of a test run build the command, and clears it away behind the last test. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'nexload-builds-'));
  process.env['BUILDS_OF_TESTS'] = folder;
  return async () => await rm(folder, { recursive: true, force: true });
}
