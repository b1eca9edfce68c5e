import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Source } from '../ports.ts';
import { openFile } from './file-source.ts';

/** Keeps standard input in a temporary file that only its owner may read, because it may have to be read twice. */
export async function openStandardInput(input: Readable): Promise<Source> {
  const folder = await mkdtemp(join(tmpdir(), 'nexload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'input');
    await store(input, path);
    const source = await openFile(path, '-');
    const close = async () => {
      await source.close();
      await remove();
    };
    return { ...source, close };
  } catch (error) {
    await remove();
    throw error;
  }
}

function toBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
}

async function store(input: Readable, path: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of input) await handle.write(toBytes(chunk));
  } finally {
    await handle.close();
  }
}
