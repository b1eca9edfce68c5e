import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { describeLimits, parseLimits, type Limits, type Window } from '../../../src/budget/limits.ts';
import type { Budget } from '../../../src/ports/budget.ts';
import { openSandbox } from '../../sandbox/open-sandbox.ts';
import { fineClock, openTestBudget } from './open-test-budget.ts';

test.each([
  ['writes=60/1m;all=1/100ms,120/1m', 600, 150],
  ['writes=20/1m,70/1h;all=1/10s,30/1m', 6_000, 100],
  ['writes=7/1s,25/10s;reads=3/1s;all=60/1m', 60, 80],
])(
  'under %s, made %i times as fast, a server with the same limits throttles none of %i calls',
  async (limits, timeScale, calls) => {
    const sandbox = await openSandbox({ limits, timeScale });
    const budget = await openTestBudget({
      limits: describeLimits(fasten(parseLimits(limits), timeScale)),
      clock: fineClock,
    });
    let left = calls;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        const isRead = left % 5 === 0;
        left -= 1;
        const settle = await takeTurn(budget, isRead ? 'read' : 'write');
        await (isRead ? sandbox.get('/api/billing/contractdeposits?size=1') : sandbox.put('contractdeposits', {}));
        await settle();
      }
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    const statuses = sandbox.requests().map(({ status }) => status);
    expect(statuses).toHaveLength(calls);
    // The bodies are wrong on purpose: a refused write is a write.
    expect(new Set(statuses)).toEqual(new Set([200, 400]));
  },
);

async function takeTurn(budget: Budget, traffic: 'read' | 'write'): Promise<() => Promise<void>> {
  for (;;) {
    const reservation = await budget.reserve(traffic);
    if (reservation.kind === 'go') return reservation.settle;
    await sleep(reservation.ms);
  }
}

function fasten(limits: Limits, timeScale: number): Limits {
  const scale = (windows: readonly Window[]) =>
    windows.map(({ count, spanMs }) => ({ count, spanMs: spanMs / timeScale }));
  return { all: scale(limits.all), reads: scale(limits.reads), writes: scale(limits.writes) };
}
