import type { Halt } from '../ports/calls.ts';
import type { Traffic } from '../ports/budget.ts';
import type { Reply } from '../ports.ts';
import { budgetHalt, timeHalt, writesHalt } from './halts.ts';
import type { Shared } from './shared.ts';
import type { Wait } from './waiting.ts';

/** Leave to make one call now, or why there will be none. */
export type Leave =
  | { readonly kind: 'go'; readonly isProbe: boolean; readonly settle: () => Promise<void> }
  | { readonly kind: 'halted'; readonly halt: Halt }
  /** It would come too late. */
  | { readonly kind: 'outdated' };

/** Who asks, and until when leave is of use, in milliseconds since 1970. */
export interface Request {
  readonly traffic: Traffic;
  readonly until?: number;
  /** Before this the clock cannot be right. */
  readonly from?: number;
  /** What to ask as the probe, where the call itself says more about its own record than about the server. */
  readonly ping?: () => Promise<Reply<unknown>>;
}

type Step = Leave | (Wait & { readonly kind: 'wait' });

/** Waits for the caps of the run, for the server's health and for the budget, in this order: the budget's leave is always used. */
export async function askForLeave(shared: Shared, request: Request): Promise<Leave> {
  for (;;) {
    const step = await nextStep(shared, request);
    if (step.kind !== 'wait') return step;
    if (isOutdated(request, step.until)) return { kind: 'outdated' };
    const halt = await haltBefore(shared, step);
    if (halt !== null) return { kind: 'halted', halt };
    await shared.waiting.wait({ why: step.why, until: step.until });
  }
}

async function nextStep(shared: Shared, request: Request): Promise<Step> {
  const { clock, pulse, settings } = shared;
  const halt = haltNow(shared);
  if (halt !== null) return { kind: 'halted', halt };
  const now = clock.now();
  if (isOutdated(request, now)) return { kind: 'outdated' };
  if (request.traffic === 'write' && shared.tally.writesLeft() < 1)
    return { kind: 'halted', halt: shared.stop.halt(writesHalt(settings.maxWrites ?? 0)) };
  const admission = pulse.admit(now);
  switch (admission.kind) {
    case 'wait':
      return { kind: 'wait', why: 'pause', until: admission.until };
    case 'queue':
      await pulse.changed();
      return await nextStep(shared, request);
    case 'go':
    case 'probe':
      return await reserve(shared, request, admission.kind === 'probe');
  }
}

function isOutdated(
  { until = Number.POSITIVE_INFINITY, from = Number.NEGATIVE_INFINITY }: Request,
  time: number,
): boolean {
  return time > until || time < from;
}

async function reserve(shared: Shared, request: Request, isProbe: boolean): Promise<Step> {
  const { budget, clock, pulse, tally } = shared;
  const traffic = isProbe && request.ping !== undefined ? 'read' : request.traffic;
  // Taken before the budget is asked, as others ask meanwhile; the caller has just seen that there is one.
  if (traffic === 'write') tally.takeWrite();
  const reservation = await budget.reserve(traffic);
  if (reservation.kind === 'go') return { ...reservation, isProbe };
  if (traffic === 'write') tally.returnWrite();
  pulse.note(null, { isProbe, now: clock.now() });
  return { kind: 'wait', why: reservation.why, until: clock.now() + reservation.ms };
}

/** Why nothing may go out now; stops the run where that is new. */
export function haltNow({ stop, clock, settings: { endsAt } }: Shared): Halt | null {
  const isOver = endsAt !== null && clock.now() >= endsAt;
  return isOver ? stop.halt(timeHalt(endsAt)) : stop.halted();
}

const longestWaitMs = 3_600_000;

/** Why it is better to stop than to wait; stops the run then. */
export async function haltBefore(
  { stop, clock, budget, settings: { endsAt } }: Shared,
  wait: Wait,
): Promise<Halt | null> {
  if (wait.until - clock.now() > longestWaitMs) return stop.halt(budgetHalt(wait, await budget.usage()));
  if (endsAt !== null && wait.until >= endsAt) return stop.halt(timeHalt(endsAt));
  return null;
}
