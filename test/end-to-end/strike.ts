import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BuiltCommand } from '../helpers/built-command.ts';
import { openGate, type Gate } from '../helpers/open-gate.ts';
import { openScene, type OnFinished, type Scene } from '../helpers/open-scene.ts';

/** How a command ended. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command at work. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** How a command is started. */
export interface StartOptions {
  /** JavaScript that runs before the command, in its process. */
  readonly hook?: string;
  /** A program that starts the command, which it finds behind its own words. */
  readonly inside?: readonly string[];
  /** Where standard output goes: a file that is open. */
  readonly stdout?: number;
}

/** A scene in which the built command can be struck at a certain moment. */
export interface StruckScene extends Scene {
  readonly gate: Gate;
  /** Starts the built command; what works on an account works on that of the scene. */
  start(words: string, options?: StartOptions): Running;
  /** The price of every record, and how often it was written. */
  records(): ReadonlyArray<readonly [price: unknown, writes: number]>;
}

const ids = Array.from({ length: 12 }, (_, at) => 201 + at);

/** What `records` gives when all is well: every price is that of the file, and was written once. */
export const allWrittenOnce = ids.map((id) => [id + 0.5, 1] as const);

/** The words that start the run of a struck scene: one row after the other. */
export const apply = 'apply deposits.csv --yes --limits none --concurrency 1';

/** Twelve rows in `deposits.csv`, each asking for another price, and a gate that holds the answer to the second write. */
export async function openStruck(nexload: BuiltCommand, onFinished: OnFinished): Promise<StruckScene> {
  const wanted = ids.map((id) => ({ Id: id, CoworkerContractId: 9001, ProductId: 55, Price: id + 0.5 }));
  const seeds = wanted.map((values) => ({ resource: 'contract-deposits', id: values.Id, values }));
  const rows = wanted.map((values) => Object.values(values).join());
  const files = { 'deposits.csv': `Id,CoworkerContractId,ProductId,Price\n${rows.join('\n')}\n` };
  const scene = await openScene(onFinished, { files, sandbox: { seeds, records: 2 } });
  const gate = await openGate(onFinished, scene.sandbox.baseUrl, 2);
  const place = ['--home', 'home', '--reports', 'reports', '--report', 'md,json,csv', '--no-progress'];
  return {
    ...scene,
    gate,
    start(words, { hook = '', inside = [], stdout } = {}) {
      const [command = '', ...others] = words.split(' ');
      const target = ['plan', 'apply'].includes(command) ? ['--base-url', gate.baseUrl] : [];
      const hooks = hook === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(hook)}`];
      const node = [process.execPath, ...hooks, join(nexload.dist, 'cli/main.js')];
      const [program = '', ...argv] = [...inside, ...node, command, ...others, ...target, ...place];
      const { PATH, HOME } = process.env;
      const env = { PATH, HOME, NEXLOAD_TOKEN: scene.sandbox.token };
      const child = spawn(program, argv, { cwd: scene.folder, env, stdio: ['pipe', stdout ?? 'pipe', 'pipe'] });
      onFinished(async () => void child.kill('SIGKILL'));
      return { child, ended: endOf(child) };
    },
    records: () =>
      ids.map((id) => [
        scene.record('contract-deposits', id)['Price'],
        scene.writes().filter((write) => write.id === id).length,
      ]),
  };
}

async function endOf(child: ChildProcess): Promise<Ended> {
  const texts = [child.stdout, child.stderr].map((stream) => {
    let text = '';
    stream?.setEncoding('utf8').on('data', (piece: string) => void (text += piece));
    return () => text;
  });
  const [exitCode] = (await once(child, 'close')) as [number | null];
  const [stdout = '', stderr = ''] = texts.map((text) => text());
  return { exitCode, stdout, stderr };
}
