import { onTestFinished } from 'vitest';
import { parseLimits } from '../../src/budget/limits.ts';
import { createCalls } from '../../src/calls/create-calls.ts';
import type { CallsSettings } from '../../src/calls/shared.ts';
import type { Wait } from '../../src/calls/waiting.ts';
import { createApi } from '../../src/io/api/create-api.ts';
import { openBudget } from '../../src/io/budget/open-budget.ts';
import { createFixedSession } from '../../src/io/sign-in/fixed-session.ts';
import { silentLog } from '../../src/io/silent-log.ts';
import type { RunEvent } from '../../src/model/run.ts';
import type { Calls } from '../../src/ports/calls.ts';
import type { Budget } from '../../src/ports/budget.ts';
import type { Api } from '../../src/ports.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

/** How a test wants its calls. */
export interface CallsOptions extends Partial<CallsSettings> {
  readonly baseUrl: string;
  /** Our own limits, not the server's. */
  readonly limits?: string;
  readonly clock?: VirtualClock;
  readonly random?: () => number;
  readonly signal?: AbortSignal;
  readonly home?: string;
  readonly timeoutMs?: number;
}

/** Calls over real HTTP with a real budget, and what they said. */
export interface OpenedCalls {
  readonly calls: Calls;
  readonly budget: Budget;
  readonly clock: VirtualClock;
  readonly home: string;
  readonly events: readonly RunEvent[];
  readonly waits: readonly (Wait | null)[];
}

/** Calls that end with the test; the clock stands still while a request is on its way. */
export async function openCalls(options: CallsOptions): Promise<OpenedCalls> {
  const { baseUrl, limits = 'none', clock = createVirtualClock(), random = () => 1, timeoutMs = 10_000 } = options;
  const { signal = new AbortController().signal, retries = 5, maxWrites = null, endsAt = null } = options;
  const home = options.home ?? (await temporaryFolder());
  const budget = await openBudget({ home, target: baseUrl, limits: parseLimits(limits), clock });
  onTestFinished(async () => await budget.close());
  const session = createFixedSession('Bearer rehearsal-token');
  const api = held(createApi({ baseUrl, session, timeoutMs, log: silentLog }), clock);
  const events: RunEvent[] = [];
  const waits: (Wait | null)[] = [];
  const calls = createCalls({
    api,
    budget,
    clock,
    random,
    signal,
    log: silentLog,
    onEvent: (event) => void events.push(event),
    onWait: (wait) => void waits.push(wait),
    settings: { retries, maxWrites, endsAt },
  });
  return { calls, budget, clock, home, events, waits };
}

function held(api: Api, clock: VirtualClock): Api {
  return {
    readBatch: async (path, ids) => await clock.hold(api.readBatch(path, ids)),
    readOne: async (path, id) => await clock.hold(api.readOne(path, id)),
    write: async (path, body) => await clock.hold(api.write(path, body)),
  };
}
