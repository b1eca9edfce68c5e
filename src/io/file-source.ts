import { open, stat, type FileHandle } from 'node:fs/promises';
import * as errors from '../errors.ts';
import type { Source } from '../ports.ts';

const chunkSize = 65_536;

/** A file of the user's, opened for reading. */
export async function openFile(path: string, name: string = path): Promise<Source> {
  const handle = await openHandle(path, name);
  const { size } = await handle.stat();
  return {
    name,
    size,
    bytes: () => readChunks(handle, name),
    async readAt(position, length) {
      const { buffer, bytesRead } = await inWords(name, () => handle.read(Buffer.alloc(length), 0, length, position));
      return buffer.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}

async function openHandle(path: string, name: string): Promise<FileHandle> {
  // Opening a named pipe waits for somebody who writes to it, so what it is must be known before.
  const stats = await inWords(name, () => stat(path));
  if (!stats.isFile()) throw errors.notAFile(name);
  return inWords(name, () => open(path, 'r'));
}

/** All chunks share one piece of memory: one of their own for each left 30 MB of garbage behind a long file. */
async function* readChunks(handle: FileHandle, name: string): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(chunkSize);
  for (let position = 0; ;) {
    const at = position;
    const { bytesRead } = await inWords(name, () => handle.read(memory, 0, chunkSize, at));
    if (bytesRead === 0) return;
    position += bytesRead;
    yield memory.subarray(0, bytesRead);
  }
}

async function inWords<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw code === 'ENOENT' || code === 'ENOTDIR' ? errors.fileMissing(name) : errors.fileUnreadable(name, error);
  }
}
