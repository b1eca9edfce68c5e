import { planOnSandbox } from '../errors/plan.ts';
import { systemClock } from '../io/clock.ts';
import { closeInputs, openInputs } from '../io/open-inputs.ts';
import { readMapFile } from '../io/read-map-file.ts';
import { makeRunId } from '../io/run-id.ts';
import { openPlan } from '../open-plan.ts';
import type { OpenOptions } from '../open-tables.ts';
import { parseInputOptions, type CheckedOptions } from '../options.ts';
import type { Source } from '../ports.ts';
import type { Sending } from '../sending.ts';
import type { AccountWorld } from '../steps/active-run.ts';
import type { RunStart } from '../steps/start-run.ts';
import type { Arguments, Terminal } from './command.ts';
import { takeInputOptions } from './input-options.ts';
import { openAccount, type OpenAccount } from '../io/account/open-account.ts';
import { openLog } from './open-log.ts';
import { createProgressLine, noProgress } from './progress-line.ts';
import { keepAtHand } from './run-at-hand.ts';
import { refuseSheet, refuseWithPlan, refuseWithSandbox, type Said } from './refuse-combinations.ts';
import { takeReportFolder } from './report-options.ts';
import { sayPlace, sayWayIn } from './say-apply.ts';
import { openSandboxTarget } from './sandbox-target.ts';
import { takeTarget } from './target-options.ts';
import type { Target } from '../io/account/target.ts';

/** All of the world but the questions. */
export type QuietWorld = Omit<AccountWorld, 'confirm' | 'askToGoOn'>;

/** One call of a command that works on an account. */
export interface AccountCall {
  readonly command: string;
  readonly args: Arguments;
  readonly terminal: Terminal;
  readonly sending: Sending;
}

/** What a command has when the account is open. */
export interface AccountJob {
  readonly account: OpenAccount;
  readonly world: QuietWorld;
}

/** The same with inputs. */
export interface InputJob extends AccountJob {
  readonly inputs: OpenOptions;
  readonly start: RunStart;
  /** The saved plan that the input is; null where the inputs are spreadsheets. */
  readonly saved: Awaited<ReturnType<typeof openPlan>>;
}

/** One call of a command that takes inputs. */
export interface InputCall extends AccountCall {
  readonly said: Said;
}

/** Opens inputs and account, and closes them again whatever happens. */
export async function withInputs<T>(call: InputCall, job: (job: InputJob) => Promise<T>): Promise<T> {
  const { args, terminal, command, sending, said } = call;
  refuseWithSandbox(args, said);
  const mapFile = typeof args['map'] === 'string' ? await readMapFile(args['map']) : null;
  const options = parseInputOptions(takeInputOptions(args), mapFile);
  const names = Array.isArray(args['inputs']) ? args['inputs'].map(String) : [];
  const sources = await openInputs(names, { stream: process.stdin, signal: terminal.signal });
  try {
    const saved = await openPlan(sources);
    if (saved === null) await refuseSheet(sources, said);
    else if (args['sandbox'] === true) throw planOnSandbox();
    else refuseWithPlan(sources[0]?.name ?? '', said);
    return await withTarget(call, { sources, options }, ({ account, world }) => {
      const { map, flagsForRejects } = options;
      const flags = { flagsForRejects: [...flagsForRejects, ...sayPlace(args)], flagsToReturn: sayWayIn(args) };
      const rehearsal = args['sandbox'] === true ? { isRehearsal: true as const } : {};
      const settings = { sending, ...flags, ...rehearsal, duplicates: map.duplicates };
      const start = { id: makeRunId(command, systemClock.now()), command, target: account.account, settings };
      return job({ start, inputs: { sources, ...options }, saved, account, world });
    });
  } finally {
    await closeInputs(sources);
  }
}

interface OpenInputs {
  readonly sources: readonly Source[];
  readonly options: CheckedOptions;
}

/** The account of the options, or a sandbox that fits the inputs. */
async function withTarget<T>(
  call: AccountCall,
  { sources, options }: OpenInputs,
  job: (job: AccountJob) => Promise<T>,
): Promise<T> {
  const { args, terminal, sending } = call;
  const target = takeTarget(args);
  if (args['sandbox'] !== true) return withAccount(call, target, job);
  const sandbox = terminal.sandbox ?? (await openSandboxTarget({ sources, ...options }, { limits: sending.limits }));
  try {
    const inside = { ...call, terminal: { ...terminal, env: sandbox.env } };
    return await withAccount(inside, { ...target, ...sandbox.target }, job);
  } finally {
    if (terminal.sandbox === undefined) await sandbox.close();
  }
}

/** Opens an account, and closes it again whatever happens. */
export async function withAccount<T>(
  { args, terminal, sending }: AccountCall,
  target: Target,
  job: (job: AccountJob) => Promise<T>,
): Promise<T> {
  const openFolder = takeReportFolder(args);
  const log = await openLog(args, terminal);
  const account = await openAccount({ target, limits: sending.limits, ...terminal, log });
  try {
    const isSilent = args['json'] === true || args['quiet'] === true || args['no-progress'] === true;
    const { api, budget } = account;
    const { atHand } = terminal;
    const journal = atHand === undefined ? account.journal : keepAtHand(account.journal, atHand);
    const world: QuietWorld = {
      api,
      budget,
      journal,
      log,
      clock: systemClock,
      random: () => Math.random(),
      signal: terminal.signal,
      progress: isSilent ? noProgress : createProgressLine(terminal, systemClock),
      openFolder,
    };
    return await job({ account, world });
  } finally {
    await account.close();
  }
}
