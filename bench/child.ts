import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';

/** What a process took from its start to its end. */
export interface Taken {
  readonly seconds: number;
  /** The most memory that was resident at any time. */
  readonly peakMb: number;
  /** How long it had a processor for; other work on the machine disturbs this least. */
  readonly cpuSeconds: number;
}

const printPeak = new URL('print-peak.js', import.meta.url).href;
const fine = new Set([0, 4]);

/** Runs a script of Node in a process of its own; that rows are wrong (exit code 4) is no failure. */
export async function runScript(script: string, words: readonly string[]): Promise<Taken> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', printPeak, script, ...words], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    env: { ...process.env, NEXLOAD_TOKEN: 'rehearsal-token' },
  });
  const peak = child.stdio[3];
  if (peak === null || peak === undefined || !('read' in peak)) throw new Error('the peak cannot be read');
  const [said, [code]] = await Promise.all([text(peak), once(child, 'exit')]);
  if (!fine.has(code)) throw new Error(`${script} ended with ${code}`);
  const [peakKb, cpuMicroseconds] = said.split(' ').map(Number);
  return {
    seconds: (performance.now() - started) / 1000,
    peakMb: (peakKb ?? Number.NaN) / 1024,
    cpuSeconds: (cpuMicroseconds ?? Number.NaN) / 1_000_000,
  };
}

/** Runs the built command. */
export function runNexload(words: readonly string[]): Promise<Taken> {
  return runScript(command, words);
}

/** The built command, as a path. */
export const command = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
