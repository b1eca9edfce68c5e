import { readFile } from 'node:fs/promises';
import * as errors from '../errors.ts';

/** The text of a small file that the user names in an option. */
export async function readMapFile(path: string): Promise<{ readonly name: string; readonly text: string }> {
  try {
    return { name: path, text: await readFile(path, 'utf8') };
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? errors.fileMissing(path)
      : errors.fileUnreadable(path, error);
  }
}
