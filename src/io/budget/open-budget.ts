import { describeLimits, isUnlimited, type Limits } from '../../budget/limits.ts';
import type { Budget } from '../../ports/budget.ts';
import type { Clock } from '../../ports.ts';
import { openLedger } from './ledger.ts';
import { createOutlook } from './outlook.ts';
import { createPacer } from './pacer.ts';
import { createGrants } from './reserve-within.ts';
import { createFreeGrants } from './reserve-freely.ts';

/** Whose budget it is, and where it is kept. */
export interface BudgetOptions {
  /** The home folder; the budget is `budget.sqlite` in it. */
  readonly home: string;
  /** What tells this account and user from others: the server counts for each client. */
  readonly target: string;
  readonly limits: Limits;
  readonly clock: Clock;
}

/** Opens the budget of a target, which every process that opens it shares. */
export async function openBudget({ home, target, limits, clock }: BudgetOptions): Promise<Budget> {
  const ledger = await openLedger(home, { target, limits, clock });
  const pacer = createPacer(ledger);
  const grants = isUnlimited(limits) ? createFreeGrants(ledger, pacer) : createGrants(ledger, pacer, limits);
  const outlook = createOutlook({ ledger, limits, latencyMs: () => grants.latencyMs() });
  return {
    reserve: async (traffic) => grants.reserve(traffic),
    throttled: async (waitMs) => pacer.throttled(waitMs),
    succeeded: async () => pacer.succeeded(),
    room: async (traffic, withinMs, most) => outlook.room(traffic, withinMs, most),
    usage: async () => ({ limits: describeLimits(limits), ...outlook.usage() }),
    forecast: async (calls) => ({ ...calls, ...outlook.forecast(calls) }),
    async close() {
      try {
        grants.end();
      } finally {
        ledger.file.database.close();
      }
    },
  };
}
