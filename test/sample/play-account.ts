import type { LiveRecord } from '../../src/model.ts';
import type { Api, Reply } from '../../src/ports.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { VirtualClock } from '../calls/virtual-clock.ts';

/** What ends the process in the middle of the run. */
export const powerFailure = new Error('the power failed');

const latencyMs = 420;

/** The write during which the power fails, and those that are throttled. */
const lastWrite = 96;
const throttledWrites: ReadonlySet<number> = new Set([31, 160, 161, 233]);

/** A server that stumbles over these once, and over those each time. */
const stumbles: ReadonlySet<number> = new Set([41_020, 41_083, 21_013, 31_022]);
const breaks: ReadonlySet<number> = new Set([41_066, 31_027]);

/** A write that is never answered, on a record that cannot be read behind it. */
const mute = 41_103;

/** Refused by rules that only the server knows. */
const refusals: Readonly<Record<number, { readonly property: string; readonly message: string }>> = {
  41_043: { property: 'Product', message: 'is not sold at this location' },
  41_107: { property: 'Product', message: 'is not sold at this location' },
  31_010: { property: 'Price', message: 'is lower than the tariff allows' },
  21_024: { property: 'PauseUntil', message: 'may not be more than 90 days after the start' },
};

/** What a colleague changes while the run is at work. */
const meddling: ReadonlyArray<
  readonly [resource: string, id: number, change: Readonly<Record<string, string | number>>]
> = [
  ['contract-deposits', 41_049, { Price: 199 }],
  ['contract-deposits', 41_131, { Notes: 'Moved out in March' }],
  ['contract-deposits', 41_097, { Notes: 'Paid in cash' }],
  ['proposal-contracts', 31_034, { Price: 350 }],
];

interface Stage {
  readonly account: Api;
  readonly clock: VirtualClock;
  readonly sandbox: Sandbox;
}

/** An account on which everything goes wrong once that can go wrong; answers take a while by the clock, and nothing in earnest. */
export function playAccount({ account, clock, sandbox }: Stage): Api {
  const never = new AbortController().signal;
  const stumbled = new Set<number>();
  let isMuted = false;
  let writes = 0;

  async function answer<T>(ask: () => Promise<Reply<T>>): Promise<Reply<T>> {
    await clock.sleep(latencyMs / 2, never);
    const reply = await clock.hold(ask());
    await clock.sleep(latencyMs / 2, never);
    return reply;
  }

  async function take(path: string, body: LiveRecord): Promise<Reply<LiveRecord>> {
    const id = Number(body['Id']);
    writes += 1;
    if (writes === 1) await meddle(sandbox);
    if (writes === lastWrite) throw powerFailure;
    if (throttledWrites.has(writes)) return { kind: 'throttled', status: 409, waitMs: 9_000 };
    if (breaks.has(id) || (stumbles.has(id) && !stumbled.has(id))) {
      stumbled.add(id);
      return { kind: 'transient', status: 500, message: 'An error has occurred.' };
    }
    if (id === mute) {
      isMuted = true;
      return { kind: 'unknown', message: 'the connection broke before the answer' };
    }
    const refusal = refusals[id];
    if (refusal === undefined) return await account.write(path, body);
    const errors = [{ ...refusal, attempted: body[refusal.property] ?? body[`${refusal.property}Id`] ?? null }];
    return { kind: 'rejected', status: 200, message: `${refusal.property}: ${refusal.message}`, errors };
  }

  const isLost = (ids: readonly number[]): boolean => isMuted && ids.includes(mute);
  const lost = { kind: 'rejected', status: 403, message: 'The record is locked.', errors: [] } as const;
  return {
    readBatch: async (path, ids) => await answer(async () => (isLost(ids) ? lost : await account.readBatch(path, ids))),
    readOne: async (path, id) => await answer(async () => (isLost([id]) ? lost : await account.readOne(path, id))),
    write: async (path, body) => await answer(async () => await take(path, body)),
  };
}

async function meddle(sandbox: Sandbox): Promise<void> {
  for (const [resource, id, change] of meddling) {
    const door = `${sandbox.baseUrl}/sandbox/records/${resource}/${id}`;
    await fetch(door, { method: 'PATCH', body: JSON.stringify(change) });
  }
}
