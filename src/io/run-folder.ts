import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as errors from '../errors.ts';
import type { Output, RunFolder } from '../ports.ts';

const bufferSize = 65_536;

/** Makes the folder of one run; it is an error if it is there already, since a report is never overwritten. */
export function createRunFolder(reports: string, run: string): RunFolder {
  const path = join(reports, run);
  inWords(path, () => {
    mkdirSync(reports, { recursive: true, mode: 0o700 });
    mkdirSync(path, { mode: 0o700 });
  });
  return {
    path,
    create: (name) => createOutput(join(path, name)),
    store(name, bytes) {
      const file = join(path, name);
      inWords(file, () => writeFileSync(file, bytes, { mode: 0o600, flag: 'wx' }));
      return file;
    },
  };
}

/** Writes synchronously in large pieces: one line costs an append to a string, and nothing can be written out of order. */
function createOutput(path: string): Output {
  const file = inWords(path, () => openSync(path, 'wx', 0o600));
  let written = 0;
  let waiting = '';

  function flush(): void {
    const bytes = Buffer.from(waiting, 'utf8');
    waiting = '';
    inWords(path, () => {
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
      inWords(path, () => ftruncateSync(file, position));
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

function inWords<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw errors.folderUnwritable(path, error);
  }
}
