import type { Called } from '../ports/calls.ts';
import type { Reply } from '../ports.ts';
import { askForLeave, type Leave, type Request } from './leave.ts';
import type { Answer } from './pulse.ts';
import { deniedHalt, retry } from './retry.ts';
import type { Shared } from './shared.ts';

/** One call, which may take several requests. */
export interface Job<T> extends Request {
  readonly ask: () => Promise<Reply<T>>;
  /** Awaited right before each request. */
  readonly onSend?: (attempt: number) => Promise<void>;
  /** How many requests were made for the same end before. */
  readonly tried?: number;
}

/** What came of a call, and of how many requests. */
export type Performed<T> = (Called<T> | { readonly kind: 'outdated' }) & {
  readonly attempts: number;
  readonly inDoubt: boolean;
};

/** Makes a call: waits for leave, asks, and asks again as long as that makes sense. */
export async function perform<T>(shared: Shared, job: Job<T>): Promise<Performed<T>> {
  const { clock, tell, tally, stop } = shared;
  let attempts = 0;
  let inDoubt = false;
  for (;;) {
    const leave = await askWhileWell(shared, job);
    if (leave.kind !== 'go') return { ...leave, attempts, inDoubt };
    const reply = await request(shared, job, { ...leave, attempt: attempts + 1 });
    if (reply.kind === 'throttled') {
      if (job.traffic === 'write') tally.returnWrite();
      await noteThrottle(shared, reply);
      continue;
    }
    attempts += 1;
    inDoubt ||= mayHaveArrived(reply);
    const next = retry(reply, {
      attempt: (job.tried ?? 0) + attempts,
      retries: shared.settings.retries,
      isWrite: job.traffic === 'write',
      hasAnswered: shared.pulse.hasAnswered(),
      chance: shared.random(),
    });
    if (next.kind === 'halt') return { kind: 'halted', halt: stop.halt(next.halt), attempts, inDoubt };
    if (next.kind !== 'again' && next.kind !== 'look') return { ...reply, attempts, inDoubt };
    tell('retried', next.afterMs, { traffic: job.traffic, attempt: attempts });
    shared.pulse.spendRetry(clock.now());
    await clock.sleep(next.afterMs, stop.signal);
    if (next.kind === 'look') return { ...reply, attempts, inDoubt };
  }
}

type Go = Extract<Leave, { kind: 'go' }> & { readonly attempt: number };

/** Leave for the call itself: where it would be the probe, its ping goes out first, and leave is asked for anew. */
async function askWhileWell<T>(shared: Shared, job: Job<T>): Promise<Leave> {
  for (;;) {
    const leave = await askForLeave(shared, job);
    if (leave.kind !== 'go' || !leave.isProbe || job.ping === undefined) return leave;
    const reply = await request(shared, { traffic: 'read', ask: job.ping }, { ...leave, attempt: 1 });
    if (reply.kind === 'throttled') await noteThrottle(shared, reply);
    if (reply.kind === 'denied') shared.stop.halt(deniedHalt(reply.message));
  }
}

async function noteThrottle(
  { budget, tally, tell }: Shared,
  { waitMs, status }: Extract<Reply<unknown>, { kind: 'throttled' }>,
): Promise<void> {
  await budget.throttled(waitMs);
  tally.count('throttled');
  tell('throttled', waitMs, { status });
}

/** One request, which has leave; whatever becomes of it, the budget and everybody else hear of it. */
async function request<T>(shared: Shared, { traffic, ask, onSend, tried = 0 }: Job<T>, go: Go): Promise<Reply<T>> {
  const { budget, clock, pulse, tally } = shared;
  let answer: Answer | null = null;
  try {
    await onSend?.(go.attempt);
    tally.count(traffic === 'write' ? 'writes' : 'reads');
    if (tried + go.attempt > 1) tally.count('retried');
    const reply = await ask();
    answer = answerOf(reply);
    return reply;
  } finally {
    await go.settle();
    pulse.note(answer, { isProbe: go.isProbe, now: clock.now() });
    if (answer?.isGood === true) await budget.succeeded();
  }
}

function answerOf(reply: Reply<unknown>): Answer | null {
  switch (reply.kind) {
    case 'accepted':
    case 'rejected':
    case 'missing':
    case 'conflict':
      return { isGood: true, isFromServer: true, message: '' };
    case 'transient':
    case 'unknown':
      return { isGood: false, isFromServer: reply.kind === 'transient' && reply.status !== 0, message: reply.message };
    // Neither says how well the server is.
    case 'throttled':
    case 'denied':
      return null;
  }
}

function mayHaveArrived(reply: Reply<unknown>): boolean {
  return reply.kind === 'unknown' || (reply.kind === 'transient' && reply.status !== 0);
}
