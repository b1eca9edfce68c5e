import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The command, built for tests alone. */
export interface BuiltCommand {
  /** Where the compiled program is. */
  readonly dist: string;
  /** Runs another file of the program, or one that was put beside them. */
  runFile(name: string, options: RunOptions): Promise<Finished>;
  run(args: readonly string[], options: RunOptions): Promise<Finished>;
}

/** What goes along with one call of the command. */
export interface RunOptions {
  readonly cwd: string;
  /** Words behind the name of a file that is run. */
  readonly args?: readonly string[];
  /** What it reads from standard input; nothing where absent. */
  readonly input?: string | Uint8Array;
  /** Closes standard output after its first piece, as `| head -1` does. */
  readonly closesOutput?: boolean;
}

/** How a call of the command ended. */
export interface Finished {
  /** Null where it had to be killed. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory it ever held, in MB. */
  readonly peakMb: number;
}

/** Longer than any call may take, on any machine. */
export const patienceMs = 60_000;

/** Says on the fourth stream how much memory the process held at the most. */
const memoryHook = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));",
)}`;

let built: Promise<BuiltCommand> | undefined;

/** Builds the command into a temporary folder, so that no test depends on a build of before; once for all tests of a process. */
export async function buildCommand(): Promise<BuiltCommand> {
  return await (built ??= buildAnew());
}

async function buildAnew(): Promise<BuiltCommand> {
  const folder = await mkdtemp(join(process.env['BUILDS_OF_TESTS'] ?? tmpdir(), 'nexload-built-'));
  const outDir = join(folder, 'dist');
  await copyFile(join(root, 'package.json'), join(folder, 'package.json'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const build = async (...args: readonly string[]): Promise<unknown> =>
    await promisify(execFile)(process.execPath, args, { cwd: root });
  await Promise.all([
    build('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', outDir),
    build('node_modules/vite/bin/vite.js', 'build', '--outDir', join(outDir, 'page')),
  ]);
  return {
    dist: outDir,
    runFile: async (name, options) => await runNode([join(outDir, name), ...(options.args ?? [])], options),
    run: async (args, options) => await runNode([join(outDir, 'cli/main.js'), ...args], options),
  };
}

async function runNode(
  args: readonly string[],
  { cwd, input = '', closesOutput = false }: RunOptions,
): Promise<Finished> {
  const child = spawn(process.execPath, ['--import', memoryHook, ...args], {
    cwd,
    env: environment(),
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    timeout: patienceMs,
    killSignal: 'SIGKILL',
  });
  const [stdin, stdout, stderr, memory] = child.stdio;
  stdin.on('error', () => undefined).end(input);
  const texts = [stdout, stderr, memory].map((stream) => collect(stream));
  if (closesOutput) stdout.once('data', () => stdout.destroy());
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const [out = '', err = '', peakKb = ''] = texts.map((text) => text());
  return { exitCode, stdout: out, stderr: err, peakMb: Number(peakKb) / 1024 };
}

/** Settings of whoever runs the tests must not reach the command. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NEXLOAD_|NODE_OPTIONS$)/.test(name)));
}

function collect(stream: unknown): () => string {
  const chunks: Buffer[] = [];
  if (isReadable(stream)) stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

function isReadable(stream: unknown): stream is NodeJS.ReadableStream {
  return typeof stream === 'object' && stream !== null && 'on' in stream;
}
