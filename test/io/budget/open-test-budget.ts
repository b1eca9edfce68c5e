import { onTestFinished } from 'vitest';
import { parseLimits } from '../../../src/budget/limits.ts';
import { openBudget } from '../../../src/io/budget/open-budget.ts';
import type { Budget } from '../../../src/ports/budget.ts';
import type { Clock } from '../../../src/ports.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** A clock that stands still until it is told to move. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
  set(time: number): void;
}

/** Ten in the morning of some day. */
export const morning = Date.UTC(2026, 2, 1, 10);

/** A clock that begins in the morning. */
export function fakeClock(start = morning): FakeClock {
  let time = start;
  return {
    now: () => time,
    advance(ms) {
      time += ms;
    },
    set(next) {
      time = next;
    },
  };
}

/** Parts of milliseconds, as the windows of scaled time need them. */
export const fineClock: Clock = { now: () => performance.timeOrigin + performance.now() };

/** What a budget is opened with, all of it with defaults. */
export interface TestBudget {
  readonly limits: string;
  readonly clock?: Clock;
  readonly home?: string;
  readonly target?: string;
}

/** A budget for one test, in a home folder of its own where none is given. */
export async function openTestBudget({ limits, clock, home, target = 'account' }: TestBudget): Promise<Budget> {
  const folder = home ?? `${await temporaryFolder()}/home`;
  const budget = await openBudget({ home: folder, target, limits: parseLimits(limits), clock: clock ?? fakeClock() });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await budget.close();
  };
  onTestFinished(close);
  return { ...budget, close };
}

/** A call that goes at once, or the answer that it may not. */
export async function spend(budget: Budget, traffic: 'read' | 'write' = 'write'): Promise<'gone' | number> {
  const reservation = await budget.reserve(traffic);
  if (reservation.kind === 'wait') return reservation.ms;
  await reservation.settle();
  return 'gone';
}

/** Makes calls one after the other, each as soon as it may, and returns when they went. */
export async function spendAll(
  budget: Budget,
  clock: FakeClock,
  calls: ReadonlyArray<'read' | 'write'>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const traffic of calls) {
    for (let answer = await spend(budget, traffic); answer !== 'gone'; answer = await spend(budget, traffic)) {
      clock.advance(answer);
    }
    times.push(clock.now());
  }
  return times;
}
