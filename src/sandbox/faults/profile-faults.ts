import { randomOf } from '../random.ts';
import type { Action, Faults, FaultTarget } from './fault.ts';
import type { Bursts, Profile, Risk } from './profiles.ts';

/** Faults of a profile. Chance is drawn for the nth request about one thing, so it does not matter in which order a client's parallel requests arrive. */
export function createProfileFaults(profile: Profile, seed: number): Faults {
  const seen = new Map<string, number>();
  let requests = 0;
  return {
    name: profile.name,
    next(target) {
      requests += 1;
      if (profile.bursts !== null) return inBurst(profile.bursts, requests, seed);
      if (profile.risks.length === 0) return null;
      const key = `${target.method} ${target.path} ${target.id}`;
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      return draw(profile.risks, target, `${seed} ${key} ${nth}`);
    },
  };
}

function draw(risks: readonly Risk[], target: FaultTarget, key: string): Action | null {
  const random = randomOf(key);
  const isRead = target.method === 'GET' || target.method === 'HEAD';
  for (const { probability, writesOnly, actions } of risks) {
    if (random.chance(probability) && !(writesOnly && isRead)) return random.pick(actions);
  }
  return null;
}

// Bursts go by the order of requests: the same request fails several times, then passes.
function inBurst({ every, from, to, actions }: Bursts, request: number, seed: number): Action | null {
  const random = randomOf('burst', seed, Math.floor(request / every));
  const length = random.between(from, to);
  const start = random.between(1, every - length);
  const position = (request % every) - start;
  if (position < 0 || position >= length) return null;
  return randomOf('in burst', seed, request).pick(actions);
}
