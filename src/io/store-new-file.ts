import { writeFile } from 'node:fs/promises';
import * as errors from '../errors.ts';

/** Writes a file of the user's own choosing, which must not be there yet. */
export async function storeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw exists ? errors.fileExists(path) : errors.fileUnwritable(path, error);
  }
}
