import type { Source } from '../ports.ts';
import { openFile } from './file-source.ts';
import { hashFile } from './hash-file.ts';

/** Files that hold what they held when their hash was taken, opened; the names of the others besides. */
export async function openUnchanged(
  hashes: ReadonlyMap<string, string>,
): Promise<{ readonly sources: readonly Source[]; readonly changed: readonly string[] }> {
  const sources: Source[] = [];
  const changed: string[] = [];
  for (const [file, sha256] of hashes) {
    if ((await hashFile(file)) === sha256) sources.push(await openFile(file));
    else changed.push(file);
  }
  return { sources, changed };
}
