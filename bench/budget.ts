import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeLimits, parseLimits } from '../src/budget/limits.ts';
import { systemClock } from '../src/io/clock.ts';
import { openBudget } from '../src/io/budget/open-budget.ts';
import type { Budget } from '../src/ports/budget.ts';
import { startSandbox, type Sandbox } from '../src/sandbox/sandbox.ts';
import { hurriedLimits, leastMs } from './hurried-limits.ts';
import { figureLine } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

// So many that the windows of a real table are never full, with the same number of windows.
const wide = 'writes=1000000/1m,50000000/1d;all=10000/100ms,2000000/1m,50000000/1h,200000000/1d';
const calls = 50_000;
const freeCalls = 1_000_000;
const timeScale = 60;
const sent = 600;

/** How fast leave is given, and how much longer than possible a run takes under the documented limits, sixty times as fast. */
export function run(): Promise<string[]> {
  return inTemporaryFolder(async (folder) => {
    const perSecond = await measureLeave(join(folder, 'wide'), wide, calls);
    const freePerSecond = await measureLeave(join(folder, 'none'), 'none', freeCalls);
    const forecastSeconds = await measureForecast(join(folder, 'forecast'));
    const { ratio, throttled } = await measureRun(join(folder, 'run'));
    return [
      figureLine({ what: 'calls let go and settled, windows not full', value: perSecond, unit: 'calls/s' }),
      figureLine({ what: 'calls let go without limits', value: freePerSecond, unit: 'calls/s' }),
      figureLine({ what: 'forecast of 1,000,000 writes', value: forecastSeconds, unit: 's', most: 1 }),
      figureLine({
        what: `${sent} writes, ${timeScale} times as fast, over the least time`,
        value: ratio,
        unit: 'x',
        most: 1.03,
      }),
      figureLine({ what: 'throttled replies', value: throttled, unit: 'replies', most: 0 }),
    ];
  });
}

async function measureLeave(home: string, limits: string, count: number): Promise<number> {
  const budget = await openBudget({ home, target: 'bench', limits: parseLimits(limits), clock: systemClock });
  const start = performance.now();
  for (let call = 0; call < count; call++) await (await takeTurn(budget))();
  const seconds = (performance.now() - start) / 1000;
  await budget.close();
  return count / seconds;
}

async function measureForecast(home: string): Promise<number> {
  const budget = await openBudget({ home, target: 'bench', limits: parseLimits('nexudus'), clock: systemClock });
  const start = performance.now();
  await budget.forecast({ reads: 40_000, writes: 1_000_000 });
  const seconds = (performance.now() - start) / 1000;
  await budget.close();
  return seconds;
}

async function measureRun(home: string): Promise<{ readonly ratio: number; readonly throttled: number }> {
  const limits = hurriedLimits(timeScale);
  const sandbox = await startSandbox({ limits: 'nexudus', timeScale, records: 1 });
  const text = describeLimits(limits);
  const budget = await openBudget({ home, target: 'bench', limits: parseLimits(text), clock: systemClock });
  const start = performance.now();
  let left = sent;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const settle = await takeTurn(budget);
      await put(sandbox);
      await settle();
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  const tookMs = performance.now() - start;
  await budget.close();
  await sandbox.close();
  const throttled = sandbox.requests().filter(({ status }) => status === 409).length;
  return { ratio: tookMs / leastMs(limits, Array<'write'>(sent).fill('write')), throttled };
}

async function takeTurn(budget: Budget): Promise<() => Promise<void>> {
  for (;;) {
    const reservation = await budget.reserve('write');
    if (reservation.kind === 'go') return reservation.settle;
    await sleep(reservation.ms);
  }
}

// A refused write counts like any other.
async function put({ baseUrl, token }: Sandbox): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const url = `${baseUrl}/api/billing/contractdeposits`;
  await (await fetch(url, { method: 'PUT', headers, body: '{}' })).text();
}
