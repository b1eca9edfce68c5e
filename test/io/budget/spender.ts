import { setTimeout as sleep } from 'node:timers/promises';
import { parseLimits } from '../../../src/budget/limits.ts';
import { openBudget } from '../../../src/io/budget/open-budget.ts';

// A process that shares a budget: makes so many writes and says when each was on its way; a negative number dies with one in the air.
const [home = '', limits = '', calls = ''] = process.argv.slice(2);
const clock = { now: () => Date.now() };
const budget = await openBudget({ home, target: 'account', limits: parseLimits(limits), clock });
const flights: Array<readonly [number, number]> = [];
while (flights.length < Math.abs(Number(calls))) {
  const reservation = await budget.reserve('write');
  if (reservation.kind === 'wait') {
    await sleep(reservation.ms);
    continue;
  }
  const grantedAt = clock.now();
  if (Number(calls) < 0) process.kill(process.pid, 'SIGKILL');
  await sleep(flights.length % 3);
  flights.push([grantedAt, clock.now()]);
  await reservation.settle();
}
await budget.close();
process.stdout.write(JSON.stringify(flights));
