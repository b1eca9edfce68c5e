import { exitCodes } from '../errors.ts';
import type { Halt } from '../ports/calls.ts';
import type { BudgetUsage } from '../ports/budget.ts';
import type { Wait } from './waiting.ts';

/** The run may make no more writes, as --max-writes says. */
export function writesHalt(maxWrites: number): Halt {
  const message = `${count(maxWrites)} ${maxWrites === 1 ? 'write was' : 'writes were'} made, which is what --max-writes allows`;
  return { kind: 'writes', message, exitCode: exitCodes.outOfBudget };
}

/** The time that --max-duration gives is over, or would be before the next call. */
export function timeHalt(endsAt: number): Halt {
  const message = `the time that --max-duration gives ends at ${instant(endsAt)}`;
  return { kind: 'time', message, exitCode: exitCodes.outOfBudget };
}

/** Nothing can be sent for so long that the run had better end and go on then. */
export function budgetHalt({ why, until }: Wait, { writesLeft, writesToday }: BudgetUsage): Halt {
  const isDayFull = why === 'window' && writesLeft === 0;
  const budget = isDayFull ? `the budget of ${count(writesToday)} writes a day` : 'the budget';
  const message =
    why === 'throttle'
      ? `the server asks to wait until ${instant(until)}`
      : `${budget} is used up until ${instant(until)}`;
  return { kind: 'budget', message, exitCode: exitCodes.outOfBudget };
}

function count(number: number): string {
  return number.toLocaleString('en');
}

/** To the minute, rounded up: whoever comes back then is not early. */
function instant(time: number): string {
  return `${new Date(Math.ceil(time / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
