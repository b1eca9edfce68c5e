import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Source } from '../ports.ts';
import { openFile } from './file-source.ts';
import { findInputs } from './find-inputs.ts';
import { openStandardInput } from './standard-input.ts';

/** Where `-` reads from, until somebody stops it. */
export interface StandardInput {
  readonly stream: Readable;
  readonly signal: AbortSignal;
}

/** Opens every file that the inputs name, folders and standard input included; all are closed again where one fails. */
export async function openInputs(inputs: readonly string[], standardInput: StandardInput): Promise<readonly Source[]> {
  const sources: Source[] = [];
  try {
    for (const input of inputs) sources.push(...(await openInput(input, standardInput)));
    return sources;
  } catch (error) {
    await closeInputs(sources);
    throw error;
  }
}

async function openInput(input: string, { stream, signal }: StandardInput): Promise<readonly Source[]> {
  const { path, resource } = splitInput(input);
  if (path === '-') return [{ ...(await openStandardInput(stream, signal)), ...resource }];
  const files = await findInputs(path);
  return Promise.all(files.map(async (file) => ({ ...(await openFile(file)), ...resource })));
}

/** `FILE=NAME` gives the record type of one input, unless a file has that very name. */
function splitInput(input: string): { readonly path: string; readonly resource?: { readonly resource: string } } {
  const parts = /^(.+)=([a-z-]+)$/.exec(input);
  if (parts === null || existsSync(input)) return { path: input };
  return { path: parts[1] ?? input, resource: { resource: parts[2] ?? '' } };
}

/** Closes inputs, and removes what was kept of standard input. */
export async function closeInputs(sources: readonly Source[]): Promise<void> {
  await Promise.all(sources.map((source) => source.close()));
}
