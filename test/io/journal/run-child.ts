import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

/** Compiles the journal alone into a folder, so that plain Node can run it. */
export function buildJournal(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const config = {
    extends: resolve('tsconfig.build.json'),
    compilerOptions: { rootDir: resolve('src'), outDir: join(folder, 'dist') },
    files: ['open-journal', 'hold-target'].map((name) => resolve(`src/io/journal/${name}.ts`)),
    include: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
  execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder]);
  return pathToFileURL(join(folder, 'dist/io/journal')).href;
}

/**
 * Runs a program that has `openJournal`, `holdTarget` and `say`, which writes a line, in a process of its own; the process
 * ends with the test.
 */
export function runChild(built: string, program: string): ChildProcess {
  const start = `
    import { writeSync } from 'node:fs';
    import { openJournal } from '${built}/open-journal.js';
    import { holdTarget } from '${built}/hold-target.js';
    const say = (text) => writeSync(1, text + '\\n');
    const clock = { now: () => 1_700_000_000_000 };
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', start + program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Kills a process so that it cannot do anything about it, and waits until it is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
