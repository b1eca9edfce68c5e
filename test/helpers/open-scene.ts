import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Terminal } from '../../src/cli/command.ts';
import type { RunDocument } from '../../src/index.ts';
import type { JsonObject } from '../../src/sandbox/json.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import type { SandboxOptions } from '../../src/sandbox/settings.ts';
import { callNexload, type Called } from './call-nexload.ts';

/** What to do when a test is over; tests that run at the same time have one each. */
export type OnFinished = (cleanUp: () => Promise<void>) => unknown;

/** How a test wants its world. */
export interface SceneOptions {
  readonly sandbox?: SandboxOptions;
  /** Spreadsheets by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** A script of faults, as JSON. */
  readonly faults?: readonly unknown[];
  /** What the environment says; the token of the sandbox where nothing stands here. */
  readonly env?: Terminal['env'];
}

/** A call on the account of a scene, and its document where it printed one. */
export interface Told extends Called {
  readonly document: RunDocument;
  /** Each row of rows.csv. */
  readonly rows: () => Promise<readonly Readonly<Record<string, string>>[]>;
}

/** A folder of its own, a sandbox, and the command, which needs no current folder: several scenes can be open at a time. */
export interface Scene {
  readonly folder: string;
  readonly sandbox: Sandbox;
  /** Calls the command on the account of the sandbox; the folder is left out of what it says. */
  nexload(words: string, world?: Partial<Terminal>): Promise<Called>;
  /** The same with `--json`. */
  tell(words: string, world?: Partial<Terminal>): Promise<Told>;
  write(name: string, content: string): Promise<void>;
  /** What the record holds now; empty where it is not there. */
  record(resource: string, id: number): JsonObject;
  /** The writes that reached the sandbox, in order. */
  writes(): readonly Put[];
  /** Other faults from now on; none where the list is empty. */
  fault(faults: readonly unknown[]): Promise<void>;
  /** Somebody else changes a record. */
  meddle(resource: string, id: number, change: JsonObject): Promise<void>;
}

/** A write as the sandbox saw it. */
export interface Put {
  readonly path: string;
  readonly id: number | null;
  readonly status: number | null;
  readonly fault: string | null;
}

/** Opens a scene, and clears it away with the test. */
export async function openScene(onFinished: OnFinished, options: SceneOptions = {}): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'nexload-scene-'));
  onFinished(async () => await rm(folder, { recursive: true, force: true }));
  const sandbox = await startSandbox({ records: 10, limits: 'none', ...options.sandbox });
  onFinished(async () => await sandbox.close());
  const scene = createScene(folder, sandbox, options);
  for (const [name, content] of Object.entries(options.files ?? {})) await scene.write(name, content);
  if (options.faults !== undefined) await scene.fault(options.faults);
  return scene;
}

function createScene(folder: string, sandbox: Sandbox, options: SceneOptions): Scene {
  const nexload = createCaller(folder, sandbox, options);
  return {
    folder,
    sandbox,
    nexload,
    tell: async (words, world) => toldBy(await nexload(`${words} --json`, world), folder),
    async write(name, content) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    },
    record: (resource, id) => sandbox.records(resource).find((record) => record['Id'] === id) ?? {},
    writes: () =>
      sandbox
        .requests()
        .filter(({ method }) => method === 'PUT')
        .map(({ path, id, status, fault }) => ({ path, id, status, fault })),
    fault: async (faults) => await control(sandbox, 'POST faults', { faults }),
    meddle: async (resource, id, change) => await control(sandbox, `PATCH records/${resource}/${id}`, change),
  };
}

/** Words that name a file of the scene are completed with its folder; a run that is there knows its address. */
function createCaller(folder: string, { baseUrl, token }: Sandbox, { env }: SceneOptions): Scene['nexload'] {
  const place = ['--home', join(folder, 'home'), '--reports', join(folder, 'reports'), '--report', 'md,json,csv'];
  return async (words, world = {}) => {
    const argv = words
      .split(' ')
      .map((word) => (/\.(?:csv|json|xlsx|log|yaml)$/.test(word) ? join(folder, word) : word));
    const target = argv.includes('--base-url') || argv.includes('--sandbox') ? [] : ['--base-url', baseUrl];
    const wantsTarget = ['plan', 'apply'].includes(argv[0] ?? '');
    const called = await callNexload([...argv, ...place, ...(wantsTarget ? target : [])], {
      env: env ?? { NEXLOAD_TOKEN: token },
      // Nothing is wrapped, as the length of the folder's name would decide where.
      columns: 1000,
      ...world,
    });
    const bare = (text: string): string => text.replaceAll(`${folder}/`, '').replaceAll(baseUrl, 'SANDBOX');
    return { ...called, stdout: bare(called.stdout), stderr: bare(called.stderr) };
  };
}

function toldBy(called: Called, folder: string): Told {
  // Fails where there is not exactly one document.
  const document = JSON.parse(called.stdout) as RunDocument;
  return {
    ...called,
    document,
    async rows() {
      const text = await readFile(join(folder, document.files.rows ?? ''), 'utf8');
      return parse<Readonly<Record<string, string>>>(text, { columns: true });
    },
  };
}

async function control({ baseUrl }: Sandbox, door: string, body: unknown): Promise<void> {
  const [method = '', path = ''] = door.split(' ');
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${baseUrl}/sandbox/${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`the sandbox does not take ${door}: ${await answer.text()}`);
}
