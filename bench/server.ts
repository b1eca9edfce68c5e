import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SandboxOptions } from '../src/sandbox/settings.ts';

/** A server in a process of its own. */
export interface Server {
  readonly baseUrl: string;
  /** What one of the sandbox's doors says, such as `/sandbox/requests`. */
  ask<T>(path: string, init?: RequestInit): Promise<T>;
  close(): void;
}

/** One request as the sandbox noted it. */
export interface Noted {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number | null;
}

/** Lends a sandbox. */
export function withSandbox<T>(options: SandboxOptions, work: (server: Server) => Promise<T>): Promise<T> {
  return withServer(['sandbox', JSON.stringify(options)], work);
}

/** Lends a server that makes up each contract contact that is read, and knows nothing else. */
export function withMadeUp<T>(work: (server: Server) => Promise<T>): Promise<T> {
  return withServer(['made-up'], work);
}

const script = fileURLToPath(new URL('serve.js', import.meta.url));

async function withServer<T>(words: readonly string[], work: (server: Server) => Promise<T>): Promise<T> {
  const child = fork(script, words);
  try {
    const [said] = await once(child, 'message');
    const baseUrl = String(said);
    const ask = async <A>(path: string, init?: RequestInit): Promise<A> => {
      const answer = await fetch(`${baseUrl}${path}`, init);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the sandbox is ours, and the caller knows its doors
      return (await answer.json()) as A;
    };
    return await work({ baseUrl, ask, close: () => child.kill() });
  } finally {
    child.kill();
  }
}
