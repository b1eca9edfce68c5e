import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
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

/** Starts `nexload sandbox --json` and waits for its first line; the process ends with the test. */
export async function spawnSandbox(main: string, flags: readonly string[]): Promise<Spawned> {
  const child = spawn(process.execPath, [main, 'sandbox', '--json', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { process: child, facts: JSON.parse(line) as Facts };
}
