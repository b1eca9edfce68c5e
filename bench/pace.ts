import { join } from 'node:path';
import { describeLimits } from '../src/budget/limits.ts';
import type { Traffic } from '../src/budget/window-wait.ts';
import { runNexload } from './child.ts';
import { writeDeposits } from './deposits.ts';
import { hurriedLimits, leastMs } from './hurried-limits.ts';
import { withSandbox, type Noted } from './server.ts';
import { figureLine } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';
import { runOptions } from './where.ts';

const rows = 600;
const timeScale = 20;
const batches = rows / 50;

/** Applying a file under the documented limits, twenty times as fast, from the first request to the last. */
export function run(): Promise<string[]> {
  return inTemporaryFolder((folder) =>
    withSandbox({ limits: 'nexudus', timeScale, records: rows }, async (server) => {
      const file = join(folder, 'contract-deposits.csv');
      await writeDeposits(file, server, { count: rows, isOther: () => true });
      const limits = hurriedLimits(timeScale);
      const words = ['apply', file, '--yes', '--limits', describeLimits(limits), ...runOptions(server, folder)];
      const { seconds } = await runNexload(words);
      const requests = await server.ask<readonly Noted[]>('/sandbox/requests');
      const times = requests.map(({ at }) => Date.parse(at));
      const took = (Math.max(...times) - Math.min(...times)) / 1000;
      const least = leastMs(limits, leastCalls()) / 1000;
      const throttled = requests.filter(({ status }) => status === 409 || status === 429).length;
      const called = leastCalls().length;
      return [
        figureLine({ what: 'the least time for 600 rows, at 20 times the speed', value: least, unit: 's' }),
        figureLine({ what: 'apply, first request to last', value: took, unit: 's' }),
        figureLine({ what: 'apply / the least time', value: took / least, unit: 'x', most: 1.03 }),
        figureLine({ what: 'apply, start to end of the command', value: seconds, unit: 's' }),
        figureLine({ what: 'throttled replies', value: throttled, unit: 'replies', most: 0 }),
        figureLine({ what: 'requests', value: requests.length, unit: 'requests', most: called }),
      ];
    }),
  );
}

/** Who am I, a read to plan each batch, one before its writes and one behind them. */
function leastCalls(): readonly Traffic[] {
  const writes = Array<Traffic>(50).fill('write');
  const sending = Array.from({ length: batches }, (): readonly Traffic[] => ['read', ...writes, 'read']);
  return ['read', ...Array<Traffic>(batches).fill('read'), ...sending.flat()];
}
