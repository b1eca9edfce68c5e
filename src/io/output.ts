import { closeSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import type { Output } from '../ports.ts';

const bufferSize = 65_536;

/**
 * A new file for its owner alone, written synchronously in large pieces: one line costs an append to a string, and nothing can
 * be written out of order. `refuse` says what went wrong, where something does.
 */
export function createOutput(path: string, refuse: (path: string, cause: unknown) => Error): Output {
  const inWords = <T>(work: () => T): T => saidBy((cause) => refuse(path, cause), work);
  const file = inWords(() => openSync(path, 'wx', 0o600));
  let written = 0;
  let waiting = '';

  function flush(): void {
    const bytes = Buffer.from(waiting, 'utf8');
    waiting = '';
    inWords(() => {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at, written + at);
    });
    written += bytes.length;
  }

  return {
    path,
    write(text) {
      waiting += text;
      if (waiting.length > bufferSize) flush();
    },
    position() {
      flush();
      return written;
    },
    rewind(position) {
      flush();
      inWords(() => ftruncateSync(file, position));
      written = position;
    },
    close() {
      flush();
      closeSync(file);
    },
    discard() {
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}

/** Runs some work, and says in words what went wrong with it. */
export function saidBy<T>(refuse: (cause: unknown) => Error, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw refuse(error);
  }
}
