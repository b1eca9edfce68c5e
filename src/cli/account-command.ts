import { systemClock } from '../io/clock.ts';
import { closeInputs, openInputs } from '../io/open-inputs.ts';
import { readMapFile } from '../io/read-map-file.ts';
import { createRunFolder } from '../io/run-folder.ts';
import { makeRunId } from '../io/run-id.ts';
import type { OpenOptions } from '../open-tables.ts';
import { parseInputOptions, type CheckedOptions } from '../options.ts';
import type { Source } from '../ports.ts';
import type { Sending } from '../sending.ts';
import type { AccountWorld } from '../steps/active-run.ts';
import type { RunStart } from '../steps/start-run.ts';
import type { Arguments, Terminal } from './command.ts';
import { takeInputOptions } from './input-options.ts';
import { openAccount, type OpenAccount } from './open-account.ts';
import { openLog } from './open-log.ts';
import { createProgressLine, noProgress } from './progress-line.ts';
import { openSandboxTarget } from './sandbox-target.ts';
import { takeTarget } from './target-options.ts';

/** What a command does with its inputs once the account is open. */
export interface AccountJob {
  readonly start: RunStart;
  readonly inputs: OpenOptions;
  readonly account: OpenAccount;
  /** All of the world but the questions. */
  readonly world: Omit<AccountWorld, 'confirm' | 'askToGoOn'>;
}

/** Opens inputs and account for `plan` and `apply`, and closes them again whatever happens. */
export async function withAccount<T>(
  command: string,
  call: { readonly args: Arguments; readonly terminal: Terminal; readonly sending: Sending },
  job: (job: AccountJob) => Promise<T>,
): Promise<T> {
  const { args, terminal } = call;
  const mapFile = typeof args['map'] === 'string' ? await readMapFile(args['map']) : null;
  const options = parseInputOptions(takeInputOptions(args), mapFile);
  const names = Array.isArray(args['inputs']) ? args['inputs'].map(String) : [];
  const sources = await openInputs(names, { stream: process.stdin, signal: terminal.signal });
  try {
    return await onAccount({ ...call, sources, options }, (account, world) => {
      const { map, flagsForRejects } = options;
      const id = makeRunId(command, systemClock.now());
      const settings = { sending: call.sending, flagsForRejects: [...flagsForRejects], duplicates: map.duplicates };
      const start = { id, command, target: account.account, settings };
      return job({ start, inputs: { sources, ...options }, account, world });
    });
  } finally {
    await closeInputs(sources);
  }
}

interface AccountCall {
  readonly args: Arguments;
  readonly terminal: Terminal;
  readonly sending: Sending;
  readonly sources: readonly Source[];
  readonly options: CheckedOptions;
}

async function onAccount<T>(call: AccountCall, job: (account: OpenAccount, world: AccountJob['world']) => Promise<T>) {
  const { args, terminal, sending } = call;
  const { limits } = sending;
  const sandbox = args['sandbox'] === true ? await openSandboxTarget({ ...call, ...call.options }, { limits }) : null;
  try {
    const log = await openLog(args, terminal);
    const target = { ...takeTarget(args), ...sandbox?.target };
    const env = sandbox?.env ?? terminal.env;
    const account = await openAccount({ target, limits, terminal: { ...terminal, env }, log });
    const isSilent = args['json'] === true || args['quiet'] === true || args['no-progress'] === true;
    const progress = isSilent ? noProgress : createProgressLine(terminal, systemClock);
    const openFolder = (run: string) => createRunFolder(String(args['reports']), run);
    const { signal } = terminal;
    const { api, budget, journal } = account;
    const world = { api, budget, journal, log, progress, openFolder, signal, clock: systemClock, random: Math.random };
    try {
      return await job(account, world);
    } finally {
      await account.close();
    }
  } finally {
    await sandbox?.close();
  }
}
