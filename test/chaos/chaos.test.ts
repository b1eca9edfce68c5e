import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildCommand, patienceMs, type BuiltCommand } from '../helpers/built-command.ts';
import { playRound } from './play-round.ts';

let nexload: BuiltCommand;
beforeAll(async () => {
  nexload = await buildCommand();
}, 2 * patienceMs);

// One round without waits; `npm run chaos` plays hundreds of others, in all weathers.
test(
  'a run that is killed again and again ends with the same records and the same books',
  async () => {
    const wish = { strikes: 10, serverLimits: 'none', clientLimits: 'none', faults: 'calm', latencyMs: 4 };
    const { faults, kills, needless, mostInFlight } = await playRound(join(nexload.dist, 'cli/main.js'), 6, wish);
    expect(faults).toEqual([]);
    expect(kills).toBeGreaterThan(3);
    expect(needless).toBeLessThanOrEqual(mostInFlight);
  },
  2 * patienceMs,
);
