import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** What the first line of `nexload sandbox --json` says. */
export interface Facts {
  readonly baseUrl: string;
  readonly token: string;
  readonly username: string;
  readonly password: string;
}

/** A sandbox in a process of its own. */
export interface Spawned {
  readonly process: ChildProcess;
  readonly facts: Facts;
}

/** Compiles the sources into a temporary folder and gives the path of its main file. */
export function buildCommand(): string {
  const folder = mkdtempSync(join(tmpdir(), 'built-'));
  const compiler = resolve('node_modules/typescript/bin/tsc');
  // What others are in the middle of changing may not compile; that is for `npm run types` to say.
  spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist')]);
  copyFileSync('package.json', join(folder, 'package.json'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
  return join(folder, 'dist/cli/main.js');
}

/** Starts `nexload sandbox --json` and waits for its first line; the process ends with the test. */
export async function spawnSandbox(main: string, flags: readonly string[]): Promise<Spawned> {
  const child = spawn(process.execPath, [main, 'sandbox', '--json', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { process: child, facts: JSON.parse(line) as Facts };
}
