import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

/** Makes a folder with these files the current one, until the test is over. */
export async function enterFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await temporaryFolder();
  const home = process.cwd();
  onTestFinished(() => process.chdir(home));
  process.chdir(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(name), { recursive: true });
    await writeFile(name, content);
  }
  return folder;
}
