import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnFinished } from '../helpers/open-scene.ts';
import { apply, type Running, type StartOptions, type StruckScene } from './strike.ts';

/** Something that happens to a run while its second write is under way, and how the run must end. */
export interface Disaster {
  readonly title: string;
  /** What has to be there before the command starts. */
  readonly prepare?: (scene: StruckScene, onFinished: OnFinished) => Promise<StartOptions | void>;
  /** Happens before the answer to the second write is let through. */
  readonly strike?: (scene: StruckScene, running: Running) => Promise<unknown> | void;
  /** Several, where the system decides. */
  readonly exitCodes: readonly (number | null)[];
  /** How many writes have been made when it has ended; for one that stops, at the most. */
  readonly writes: number;
  /** True where it leaves a whole report all the same. */
  readonly isReported: boolean;
  /** True where somebody edits a record that was read before. */
  readonly isEdited?: boolean;
  /** What is said, on either stream. */
  readonly says: RegExp;
  /** How somebody gets out of the trouble again. */
  readonly mend?: (scene: StruckScene) => Promise<unknown>;
  /** The command that goes on. */
  readonly goOn?: string;
  readonly skip?: boolean;
}

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const needsRoot = isRoot ? '' : ' (needs root on Linux)';
const python = spawnSync('python3', ['-c', 'import pty']).status === 0;

const signal = (...names: readonly NodeJS.Signals[]): Pick<Disaster, 'strike'> => ({
  strike(_, { child }) {
    for (const name of names) child.kill(name);
  },
});

const cutShort = /^Interrupted: \d+ records? updated, \d+ rows still to do\.\n[^]*nexload resume \d{8}-/m;

/**
 * Starts a command in a terminal of its own; closes that when a line comes in, and says so. It ends as the command does, in the way
 * of shells.
 */
const terminal = `
import os, pty, select, sys
pid, terminal = pty.fork()
if pid == 0: os.execvp(sys.argv[1], sys.argv[1:])
while 0 not in select.select([0, terminal], [], [])[0]: os.read(terminal, 1000)
os.close(terminal)
print('closed', flush=True)
status = os.waitpid(pid, 0)[1]
os._exit(128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))
`;

async function closeTerminal({ child }: Running): Promise<void> {
  const closed = child.stdout === null ? null : once(child.stdout, 'data');
  child.stdin?.write('close\n');
  await closed;
}

/** The command's clock goes by a file, in milliseconds before or after the real one. */
const clock = `
import { readFileSync } from 'node:fs';
const now = Date.now;
Date.now = () => { try { return now() + Number(readFileSync('clock', 'utf8')); } catch { return now(); } };
`;

/** The process stands still, somebody edits a record that it has read already, and it wakes up at another time. */
async function sleepAnHour(scene: StruckScene, { child }: Running, clockMs: number): Promise<void> {
  child.kill('SIGSTOP');
  await scene.write('clock', String(clockMs));
  await scene.meddle('contract-deposits', 203, { Notes: 'edited meanwhile' });
  scene.gate.cut();
  child.kill('SIGCONT');
}

const hour = 3_600_000;

/** A disk of two megabytes in the place of a folder. */
function smallDisk(name: string): Pick<Disaster, 'prepare' | 'strike' | 'mend' | 'skip'> {
  return {
    skip: !isRoot,
    async prepare({ folder }, onFinished) {
      const place = join(folder, name);
      await mkdir(place);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', place]);
      onFinished(async () => void execFileSync('umount', ['--lazy', place]));
    },
    strike: async ({ folder }) =>
      await writeFile(join(folder, name, 'films'), Buffer.alloc(3_000_000)).catch(() => undefined),
    mend: async ({ folder }) => await rm(join(folder, name, 'films')),
  };
}

/** Each is named in one sentence, ends as it should, and is gone on with. */
export const disasters: readonly Disaster[] = [
  { title: 'Ctrl-C is pressed', ...signal('SIGINT'), exitCodes: [130], writes: 3, isReported: true, says: cutShort },
  {
    title: 'it is told to terminate',
    ...signal('SIGTERM'),
    exitCodes: [143],
    writes: 3,
    isReported: true,
    says: cutShort,
  },
  {
    title: 'it is told that its line was hung up',
    ...signal('SIGHUP'),
    exitCodes: [129],
    writes: 3,
    isReported: true,
    says: cutShort,
  },
  {
    title: 'it is told twice to stop',
    ...signal('SIGINT', 'SIGTERM'),
    exitCodes: [130, 143],
    writes: 2,
    isReported: false,
    says: /^\nStopped at once, without a report\. This goes on with it:\n {2}nexload resume \d{8}-\S+ --home home\n$/,
  },
  {
    title: `its terminal is closed${python ? '' : ' (needs python3)'}`,
    skip: !python,
    prepare: async () => ({ inside: ['python3', '-c', terminal] }),
    strike: async (_, running) => await closeTerminal(running),
    exitCodes: [129],
    writes: 3,
    isReported: true,
    says: /^closed\n$/,
  },
  {
    title: 'nobody reads any more what it says',
    strike(_, { child }) {
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
    exitCodes: [0],
    writes: 12,
    isReported: true,
    says: /^$/,
  },
  {
    title: 'what it says goes to a full disk',
    skip: !existsSync('/dev/full'),
    prepare: async () => ({ stdout: openSync('/dev/full', 'w') }),
    exitCodes: [5],
    writes: 12,
    isReported: true,
    says: /^error standard output cannot be written: the disk is full\n$/,
  },
  {
    title: 'the laptop sleeps for an hour',
    prepare: async () => ({ hook: clock }),
    strike: async (scene, running) => await sleepAnHour(scene, running, hour),
    exitCodes: [0],
    writes: 12,
    isReported: true,
    isEdited: true,
    says: /^All is well: 12 records updated/m,
  },
  {
    title: 'the clock is set back by an hour while it stands still',
    prepare: async () => ({ hook: clock }),
    strike: async (scene, running) => await sleepAnHour(scene, running, -hour),
    exitCodes: [0],
    writes: 12,
    isReported: true,
    isEdited: true,
    says: /^All is well: 12 records updated/m,
  },
  {
    title: `the disk of the journal becomes full${needsRoot}`,
    ...smallDisk('home'),
    exitCodes: [5],
    writes: 2,
    isReported: false,
    says: /the disk is full, and the journal home\/journal\.sqlite cannot grow\n *make room, then go on with `nexload resume \d{8}-\S+ --home home[^`]*`/,
  },
  {
    title: `the disk of the reports becomes full${needsRoot}`,
    ...smallDisk('reports'),
    exitCodes: [5],
    writes: 12,
    isReported: false,
    says: /the report cannot be written to reports\/\S+: the disk is full\n *make room, then go on with `nexload resume \d{8}-\S+ --home home[^`]*`[^]*; that writes the report, and sends nothing twice/,
  },
  {
    title: `the journal may grow no more${isRoot ? ' (root fills the whole disk instead)' : ''}`,
    skip: isRoot || spawnSync('prlimit', ['--version']).status !== 0,
    async strike({ folder }, { child }) {
      const { size } = await stat(join(folder, 'home/journal.sqlite-wal'));
      execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${size}`]);
    },
    exitCodes: [5],
    writes: 2,
    isReported: false,
    says: /the disk reports an error at the journal home\/journal\.sqlite\n *check the disk, then go on with `nexload resume \d{8}-\S+ --home home[^`]*`/,
  },
  {
    title: 'the folder of the journal is moved away',
    strike: async ({ folder }) => await rename(join(folder, 'home'), join(folder, 'elsewhere')),
    exitCodes: [5],
    writes: 2,
    isReported: false,
    says: /the journal home\/journal\.sqlite is not there any more, so nothing more was sent/,
    mend: async ({ folder }) => await rename(join(folder, 'elsewhere'), join(folder, 'home')),
  },
  {
    title: 'the folder of the journal is deleted',
    strike: async ({ folder }) => await rm(join(folder, 'home'), { recursive: true }),
    exitCodes: [5],
    writes: 2,
    isReported: false,
    says: /put the folder back, then go on with `nexload resume \d{8}-\S+ --home home[^`]*`; or apply the files again: what was written already agrees/,
    goOn: `${apply} --yes`,
  },
];

/** The names of the reports that were written to their end. */
export async function finishedReports({ folder }: StruckScene): Promise<readonly string[]> {
  const reports = join(folder, 'reports');
  const names = await readdir(reports).catch(() => []);
  return names.filter((name) => existsSync(join(reports, name, 'report.json')));
}
