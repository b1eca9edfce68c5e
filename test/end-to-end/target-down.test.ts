import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../src/io/clock.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { patienceMs } from '../helpers/built-command.ts';
import { depositIds, openDeposits } from '../helpers/deposits.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** Whoever sleeps wakes at once, and that much later it is; gives how long was slept. */
function leapOverSleep(onSleep: () => Promise<void>): () => number {
  let sleptMs = 0;
  vi.spyOn(systemClock, 'now').mockImplementation(() => Date.now() + sleptMs);
  vi.spyOn(systemClock, 'sleep').mockImplementation(async (ms) => {
    await onSleep();
    sleptMs += Math.max(ms, 0);
  });
  onTestFinished(() => void vi.restoreAllMocks());
  return () => sleptMs;
}

test(
  'a target that goes down in the middle is waited for, then the run stops, and it goes on when the target is back',
  { timeout: patienceMs },
  async () => {
    const data = join(await temporaryFolder(), 'sandbox.db');
    // The third write stumbles, and before it is tried again the server is down.
    const faults = [{ match: { method: 'PUT', nth: 3 }, do: { status: 500 } }];
    const scene = await openDeposits(onTestFinished, { sandbox: { data }, faults });
    const sleptMs = leapOverSleep(async () => await scene.sandbox.close());
    const first = await scene.nexload('apply deposits.csv --yes --limits none --concurrency 1');
    expect([first.exitCode, first.stdout]).toEqual([
      5,
      expect.stringMatching(
        /Stopped, because the server failed most of the last requests, and three probes after pauses: nothing listens there\. 2 records updated, \d rows? still to do\./,
      ),
    ]);
    // Pauses of 5, 15 and 30 seconds, and what lies between tries.
    expect(sleptMs()).toBeGreaterThan(50_000);
    vi.restoreAllMocks();
    const down = await scene.nexload('resume --yes');
    expect([down.exitCode, down.stderr]).toEqual([
      5,
      'error SANDBOX cannot be reached: nothing listens there\n      check --base-url and the network, or try again later; `nexload doctor --base-url SANDBOX --home home` finds out more\n',
    ]);
    const back = await startSandbox({ data, port: Number(new URL(scene.sandbox.baseUrl).port), limits: 'none' });
    onTestFinished(async () => await back.close());
    const second = await scene.nexload('resume --yes');
    expect(second.exitCode, second.stdout).toBe(0);
    expect(second.stdout).toContain('All is well: 4 records updated.');
    expect(depositIds.map((id) => back.records('contract-deposits').find(({ Id }) => Id === id)?.['Price'])).toEqual(
      depositIds.map((id) => id + 0.5),
    );
    expect(back.requests().filter(({ method }) => method === 'PUT')).toHaveLength(2);
  },
);
