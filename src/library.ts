import { badOption, usage } from './errors.ts';
import { runNeedsItsFiles, runPruned, runUnknown, runWasRehearsal, settingsUnreadable } from './errors/runs.ts';
import { openAccount, type OpenAccount } from './io/account/open-account.ts';
import { parseBaseUrl } from './io/api/base-url.ts';
import { systemClock } from './io/clock.ts';
import { closeInputs, openInputs } from './io/open-inputs.ts';
import { readMapFile } from './io/read-map-file.ts';
import { createNextRunFolder } from './io/run-folder.ts';
import { makeRunId } from './io/run-id.ts';
import { silentLog } from './io/silent-log.ts';
import type { Run } from './model/run.ts';
import { assertAccount } from './open-plan.ts';
import type { OpenOptions } from './open-tables.ts';
import { parseInputOptions, type InputOptions } from './options.ts';
import type { RunDocument } from './report/document.ts';
import { isFalseStart, isRehearsal, isResumable } from './report/way-on.ts';
import { reportRun } from './report-run.ts';
import * as runs from './run.ts';
import { defaultSending, sendingSchema, type Sending } from './sending.ts';
import { runSettingsSchema, type AccountWorld } from './steps/active-run.ts';
import type { RunStart } from './steps/start-run.ts';

/** Which account is meant, how to get in, and how much to send how fast. */
export interface AccountOptions extends Partial<Omit<Sending, 'isConfirmed'>> {
  /** The vendor's own by default. */
  readonly baseUrl?: string;
  /** A token, or the three that follow; without either the environment and `nexload login` are asked, as by the command. */
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
  readonly totp?: string;
  /** Where journal and budget are; `.nexload` by default. */
  readonly home?: string;
  /** The folder for reports; none is written where it is absent. */
  readonly reports?: string;
  /** How long one request may take; 30 seconds by default. */
  readonly timeoutMs?: number;
  /** Stops the run; what is in flight is finished, and `resume` goes on. */
  readonly signal?: AbortSignal;
  /** Asked before the first write; everything is written where it is absent. */
  readonly confirm?: (plan: RunDocument) => boolean | Promise<boolean>;
}

/** The same with how inputs are read. */
export interface ApplyOptions extends AccountOptions {
  readonly input?: InputOptions;
  /** A YAML file that maps headers to fields. */
  readonly map?: string;
}

/** What would change, against the live records; writes nothing there. */
export async function plan(inputs: readonly string[], options: ApplyOptions = {}): Promise<RunDocument> {
  return onInputs('plan', { inputs, options }, ({ request, world }) => runs.plan(request, world));
}

/** Makes the account agree with spreadsheets: what `nexload apply` does, asking `confirm` instead of a person. */
export async function apply(inputs: readonly string[], options: ApplyOptions = {}): Promise<RunDocument> {
  return onInputs('apply', { inputs, options }, async ({ request, account, world }) => {
    await account.hold(request.start.id);
    return runs.apply(request, world);
  });
}

/** Goes on with a run that stopped, in the way in which it was begun. */
export async function resume(run: string, options: AccountOptions = {}): Promise<RunDocument> {
  return onAccount(options, async ({ account, world }) => {
    const found = await findRun(account, run);
    if (isRehearsal(found)) throw runWasRehearsal(run);
    if (isFalseStart(found)) throw runNeedsItsFiles(run);
    if (!isResumable(found)) return reportAgain(found, account);
    const settings = runSettingsSchema.safeParse(found.settings).data;
    if (settings === undefined) throw settingsUnreadable(run);
    await account.hold(run);
    const sending = { ...settings.sending, isConfirmed: options.confirm === undefined };
    return runs.resume({ ...found, settings: { ...settings, sending } }, world);
  });
}

/** Puts back what a run changed, and leaves alone what somebody changed since. */
export async function rollback(run: string, options: AccountOptions = {}): Promise<RunDocument> {
  return onAccount(options, async ({ account, world, sending }) => {
    const of = await findRun(account, run);
    if (isRehearsal(of)) throw runWasRehearsal(run);
    if (of.prunedAt !== undefined) throw runPruned(run, of.prunedAt);
    const start = startOf('rollback', account, { sending, flagsForRejects: [], duplicates: 'error' });
    await account.hold(start.id);
    return runs.rollback({ of, start }, world);
  });
}

interface OnAccount {
  readonly account: OpenAccount;
  readonly world: AccountWorld;
  readonly sending: Sending;
}

interface OnInputs extends OnAccount {
  readonly request: OpenOptions & { readonly start: RunStart };
}

type Reported = Promise<{ readonly document: RunDocument }>;

async function onInputs(
  command: string,
  { inputs, options }: { readonly inputs: readonly string[]; readonly options: ApplyOptions },
  job: (work: OnInputs) => Reported,
): Promise<RunDocument> {
  const { input = {}, map, signal = new AbortController().signal } = options;
  const checked = parseInputOptions(input, map === undefined ? null : await readMapFile(map));
  const sources = await openInputs(inputs, { stream: process.stdin, signal });
  try {
    return await onAccount(options, (work) => {
      const { flagsForRejects } = checked;
      const { duplicates } = checked.map;
      const start = startOf(command, work.account, { sending: work.sending, flagsForRejects, duplicates });
      return job({ ...work, request: { sources, ...checked, start } });
    });
  } finally {
    await closeInputs(sources);
  }
}

async function onAccount(options: AccountOptions, job: (work: OnAccount) => Reported): Promise<RunDocument> {
  const sending = sendingOf(options);
  const { signal = new AbortController().signal, home = '.nexload', timeoutMs = 30_000 } = options;
  const baseUrl = parseBaseUrl(options.baseUrl ?? 'https://spaces.nexudus.com');
  const target = { baseUrl, home, timeoutMs, isBasic: false, tokenCommand: null, profile: null };
  const env = environmentOf(options);
  const account = await openAccount({ target, limits: sending.limits, env, signal, log: silentLog });
  try {
    return (await job({ account, sending, world: worldOf(account, options, signal) })).document;
  } finally {
    await account.close();
  }
}

function worldOf({ api, budget, journal }: OpenAccount, options: AccountOptions, signal: AbortSignal): AccountWorld {
  const { reports, confirm = () => true } = options;
  return {
    api,
    budget,
    journal,
    signal,
    log: silentLog,
    clock: systemClock,
    random: () => Math.random(),
    progress: { report: () => undefined, end: () => undefined },
    openFolder: (run) => (reports === undefined ? null : createNextRunFolder(reports, run)),
    confirm: async ({ document }) => confirm(document),
    askToGoOn: ({ notWell }) => Promise.resolve(notWell === 0),
  };
}

function startOf(command: string, { account }: OpenAccount, settings: RunStart['settings']): RunStart {
  return { id: makeRunId(command, systemClock.now()), command, target: account, settings };
}

function sendingOf(options: AccountOptions): Sending {
  const names = Object.keys(defaultSending);
  const given = Object.entries(options).filter(([name, value]) => names.includes(name) && value !== undefined);
  const isConfirmed = options.confirm === undefined;
  const parsed = sendingSchema.safeParse({ ...defaultSending, ...Object.fromEntries(given), isConfirmed });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badOption(
    String(issue?.path[0] ?? 'options'),
    issue?.message ?? 'cannot be used',
    'see the types of AccountOptions',
  );
}

/** Secrets that a program gives stand for those of the environment. */
function environmentOf({
  token,
  username,
  password,
  totp,
}: AccountOptions): Readonly<Record<string, string | undefined>> {
  if (token !== undefined) return { NEXLOAD_TOKEN: token };
  if (username === undefined && password === undefined) return process.env;
  if (username === undefined || password === undefined) throw usage('username and password go together', 'give both');
  return { NEXLOAD_USERNAME: username, NEXLOAD_PASSWORD: password, NEXLOAD_TOTP: totp };
}

function reportAgain(run: Run, { journal }: OpenAccount): Reported {
  return reportRun({ run, journal, folder: null, budget: null, forecast: null, flagsForRejects: [] });
}

async function findRun({ journal, account }: OpenAccount, id: string): Promise<Run> {
  const run = await journal.getRun(id);
  if (run === null)
    throw runUnknown(
      id,
      (await journal.listRuns()).slice(0, 5).map((one) => one.id),
    );
  assertAccount(id, run.target, account);
  return run;
}
