import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import * as errors from '../errors.ts';
import type { Source } from '../ports.ts';
import { openFile } from './file-source.ts';

/** Keeps standard input in a temporary file that only its owner may read, because it may have to be read twice. */
export async function openStandardInput(input: Readable, signal: AbortSignal): Promise<Source> {
  const folder = await mkdtemp(join(tmpdir(), 'nexload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'input');
    await store(addAbortSignal(signal, input), path);
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

async function store(input: Readable, path: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of input) await handle.write(toBytes(chunk));
  } finally {
    await handle.close();
  }
}
