import { setMaxListeners } from 'node:events';
import { parseLimits } from '../../budget/limits.ts';
import { budgetUsedUp } from '../../errors/budget.ts';
import { interrupted } from '../../errors/target.ts';
import { openBudget } from '../budget/open-budget.ts';
import { systemClock } from '../clock.ts';
import { holdTarget, type HeldTarget } from '../journal/hold-target.ts';
import { openJournal } from '../journal/open-journal.ts';
import type { Account } from '../../model/run.ts';
import type { Api, Log, Person } from '../../ports.ts';
import type { Budget, Reservation } from '../../ports/budget.ts';
import type { Journal } from '../../ports/journal.ts';
import { clientOf } from './client-of.ts';
import { openTarget, type OpenTarget } from './open-target.ts';
import type { Environment } from '../sign-in/credentials.ts';
import type { Target } from './target.ts';

/** An account with its budget and its journal, ready for a run. */
export interface OpenAccount {
  readonly api: Api;
  readonly budget: Budget;
  readonly journal: Journal;
  readonly account: Account;
  /** True where nothing that is sent leaves this machine. */
  readonly isOnThisMachine: boolean;
  /** Sees to it that no other run works on the account until it is closed. */
  hold(run: string): Promise<void>;
  close(): Promise<void>;
}

/** How the account is opened. */
export interface AccountWishes {
  readonly target: Target;
  /** As `--limits` has it. */
  readonly limits: string;
  readonly env: Environment;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Opens the account, and asks who is signed in; a `UserError` where nobody is let in. */
export async function openAccount({ target, limits, env, signal, log }: AccountWishes): Promise<OpenAccount> {
  const { home, baseUrl } = target;
  const windows = parseLimits(limits);
  const opening = createOpening(signal);
  const opened = openTarget(target, { env, log, signal: opening.signal });
  const journal = await openJournal({ home });
  const key = clientOf(env, target);
  const budget = await openBudget({ home, target: key, limits: windows, clock: systemClock });
  let held: HeldTarget | null = null;
  const hold = async (run: string): Promise<void> => {
    held = await holdTarget(home, key, { run, clock: systemClock });
  };
  const close = async (): Promise<void> => {
    await held?.release();
    await budget.close();
    await journal.close();
  };
  try {
    const { email } = await askWho(opened, budget, signal);
    const { api, isOnThisMachine } = opened;
    return { api, budget, journal, account: { baseUrl, user: email }, isOnThisMachine, hold, close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    opening.end();
  }
}

/** Until the account is open nothing is in flight that would have to be finished, so Ctrl-C breaks off what is asked. */
function createOpening(signal: AbortSignal): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  // Each request listens, and there may be as many at a time as --concurrency says.
  setMaxListeners(0, controller.signal);
  const stop = (): void => controller.abort(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return { signal: controller.signal, end: () => signal.removeEventListener('abort', stop) };
}

const longestWaitMs = 3_600_000;
const longestSleepMs = 60_000;

/** The question costs a read of the budget like any other. */
async function askWho(opened: OpenTarget, budget: Budget, signal: AbortSignal): Promise<Person> {
  for (;;) {
    const leave = await budget.reserve('read');
    if (signal.aborted) throw interrupted(signal.reason);
    if (leave.kind === 'go') return settled(leave, opened);
    if (leave.ms > longestWaitMs) throw budgetUsedUp(systemClock.now() + leave.ms);
    // Whoever waits longer looks at the time again, as a clock may be set and a laptop may sleep.
    await systemClock.sleep(Math.min(leave.ms, longestSleepMs), signal);
  }
}

async function settled(leave: Extract<Reservation, { kind: 'go' }>, opened: OpenTarget): Promise<Person> {
  try {
    return await opened.whoAmI();
  } finally {
    await leave.settle();
  }
}
