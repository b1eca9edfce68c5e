import { exitCodes } from '../errors.ts';
import { createBell } from './bell.ts';
import * as breakers from './breaker.ts';
import { createRetryBudget } from './retry-budget.ts';
import type { Stop } from './stop.ts';

/** How well the server is, as all answers together tell. */
export interface Pulse {
  admit(now: number): breakers.Admission;
  /** Ends when it may be worth asking for admission again. */
  changed(): Promise<void>;
  /** A call that was admitted is over; null where no answer came of it that would say anything. */
  note(answer: Answer | null, call: { readonly isProbe: boolean; readonly now: number }): void;
  /** Takes a retry from what there is to spend; where there is none, everybody pauses. */
  spendRetry(now: number): void;
  /** True once anything came from the server. */
  hasAnswered(): boolean;
}

/** Whether an answer shows a server that works, and its words where not. */
export interface Answer {
  readonly isGood: boolean;
  /** False where the request never reached it, or nothing came back. */
  readonly isFromServer: boolean;
  readonly message: string;
}

/** `onPause` is told when everybody has to wait, and for how long. */
export function createPulse(stop: Stop, onPause: (ms: number) => void): Pulse {
  let breaker: breakers.Breaker = breakers.closedBreaker;
  const retries = createRetryBudget();
  let hasAnswered = false;
  const bell = createBell();
  stop.signal.addEventListener('abort', () => bell.ring(), { once: true });

  function change(next: breakers.Breaker, now: number): void {
    if (next === breaker) return;
    const isPause = next.kind === 'open' && next.probeAt > now;
    if (next.kind !== breaker.kind) bell.ring();
    breaker = next;
    if (isPause) onPause(next.probeAt - now);
  }

  return {
    admit(now) {
      const admission = breakers.admit(breaker, now);
      if (admission.kind === 'probe') change(breakers.startProbe(breaker), now);
      return admission;
    },
    async changed() {
      if (stop.halted() === null) await bell.heard();
    },
    note(answer, { isProbe, now }) {
      hasAnswered ||= answer?.isFromServer === true;
      // Where there is no server, pausing helps nobody: the calls themselves give up soon.
      if (!hasAnswered) return;
      if (answer?.isGood === true) retries.earn();
      change(after(breaker, answer, { isProbe, now }), now);
      if (isProbe && breaker.kind === 'closed') retries.refresh();
      if (breaker.kind === 'broken') stop.halt(brokenHalt(answer?.message ?? ''));
    },
    hasAnswered: () => hasAnswered,
    spendRetry(now) {
      if (!retries.spend() && breaker.kind === 'closed') change(breakers.openBreaker(now), now);
    },
  };
}

function after(
  breaker: breakers.Breaker,
  answer: Answer | null,
  { isProbe, now }: { readonly isProbe: boolean; readonly now: number },
): breakers.Breaker {
  if (answer === null) return isProbe ? breakers.dropProbe(breaker, now) : breaker;
  const note = isProbe ? breakers.noteProbe : breakers.noteAnswer;
  return note(breaker, answer.isGood, now);
}

function brokenHalt(message: string): Parameters<Stop['halt']>[0] {
  return {
    kind: 'trouble',
    message: `the server failed most of the last requests, and three probes after pauses: ${message}`,
    exitCode: exitCodes.stopped,
  };
}
