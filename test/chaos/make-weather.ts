import type { Random } from '../../src/sandbox/random.ts';
import type { Doom } from './run-doomed.ts';

/** The weather of a round. */
export interface Weather {
  readonly faults: string;
  readonly serverLimits: string;
  readonly clientLimits: string;
  readonly latencyMs: number;
  readonly throttle: 409 | 429;
  readonly concurrency: number;
  /** How often the command is struck at the most, in each of its jobs. */
  readonly strikes: number;
}

/** The same chance makes the same weather. */
export function makeWeather(random: Random): Weather {
  const serverLimits = random.pick(['none', 'none', 'writes=30/1s;all=1/5ms,80/1s', 'all=40/500ms']);
  return {
    serverLimits,
    clientLimits: random.chance(0.8) ? serverLimits : 'none',
    faults: random.pick(['calm', 'calm', 'calm', 'flaky', 'storm', 'lossy', 'refusing']),
    latencyMs: random.pick([0, 1, 4, 12]),
    throttle: random.pick([409, 429]),
    concurrency: random.pick([1, 3, 4, 8]),
    strikes: random.between(1, 6),
  };
}

/** Early enough that there is something left to strike the next time. */
export function makeDoom(rows: number, { strikes }: Weather, random: Random): Doom | null {
  const most = Math.max(4, Math.ceil((rows * 0.8) / strikes));
  if (random.chance(0.08)) return null;
  const afterRequests = random.chance(0.75);
  const once = random.pick(['SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const);
  const signals = once !== 'SIGKILL' && random.chance(0.4) ? [once, once] : [once];
  return afterRequests
    ? { signals, atRequest: random.between(1, most), afterMs: random.between(0, 6) }
    : { signals, atRequest: null, afterMs: random.between(0, 1200) };
}
