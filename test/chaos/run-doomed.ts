import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How a process is to die. */
export interface Doom {
  /** The second signal follows the first at once. */
  readonly signals: readonly NodeJS.Signals[];
  /** Strikes at the so-manieth request that the server sees from now on; null where only time counts. */
  readonly atRequest: number | null;
  /** How long after that, or after its start. */
  readonly afterMs: number;
}

/** How a process ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** True where it was struck before it had ended by itself. */
  readonly wasStruck: boolean;
}

/** One call of the built command. */
export interface DoomedCall {
  /** The compiled `main.js`. */
  readonly main: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly doom: Doom | null;
  /** How many requests the server has seen. */
  readonly countRequests: () => number;
}

const lookMs = 1;
const patienceMs = 120_000;

/** Runs the command, and strikes it when its time has come. */
export async function runDoomed({ main, args, cwd, env, doom, countRequests }: DoomedCall): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { PATH: process.env['PATH'], ...env } });
  const texts = [child.stdout, child.stderr].map((stream) => {
    let text = '';
    stream.setEncoding('utf8').on('data', (piece: string) => void (text += piece));
    return () => text;
  });
  const closed = once(child, 'close');
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const lastResort = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const wasStruck = doom !== null && (await waitForDoom(doom, countRequests, isOver));
  if (doom !== null && wasStruck) for (const signal of doom.signals) child.kill(signal);
  const [exitCode] = (await closed) as [number | null];
  clearTimeout(lastResort);
  const [stdout = '', stderr = ''] = texts.map((text) => text());
  return { exitCode, stdout, stderr, wasStruck };
}

/** False where the process ended before. */
async function waitForDoom(doom: Doom, countRequests: () => number, isOver: () => boolean): Promise<boolean> {
  const { atRequest, afterMs } = doom;
  const due = atRequest === null ? 0 : countRequests() + atRequest;
  while (countRequests() < due) {
    if (isOver()) return false;
    await pause(lookMs);
  }
  for (const until = performance.now() + afterMs; performance.now() < until;) {
    if (isOver()) return false;
    await pause(lookMs);
  }
  return !isOver();
}

async function pause(ms: number): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });
}
