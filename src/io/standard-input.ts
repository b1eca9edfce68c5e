import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as errors from '../errors.ts';
import type { Source } from '../ports.ts';
import { openFile } from './file-source.ts';

/** Keeps standard input in a temporary file that only its owner may read, because it may have to be read twice. */
export async function openStandardInput(input: Readable, signal: AbortSignal): Promise<Source> {
  const folder = await mkdtemp(join(tmpdir(), 'nexload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'input');
    await store(input, path, signal);
    const source = await openFile(path, '-');
    const close = async () => {
      await source.close();
      await remove();
    };
    return { ...source, close };
  } catch (error) {
    await remove();
    throw signal.aborted ? errors.interrupted(exitCodeOf(signal)) : error;
  }
}

function exitCodeOf({ reason }: AbortSignal): errors.ExitCode {
  return Object.values(errors.exitCodes).find((code) => code === reason) ?? errors.exitCodes.interrupted;
}

function toBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
}

async function store(input: Readable, path: string, signal: AbortSignal): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    const write = async (chunks: AsyncIterable<unknown>): Promise<void> => {
      for await (const chunk of chunks) await handle.write(toBytes(chunk));
    };
    await pipeline(input, write, { signal });
  } finally {
    await handle.close();
  }
}
