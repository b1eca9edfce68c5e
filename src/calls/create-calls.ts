import type { Called, Calls, Written } from '../ports/calls.ts';
import type { Reply } from '../ports.ts';
import { perform, type Job } from './perform.ts';
import { createShared, type CallsWorld, type Shared } from './shared.ts';
import { waitForRoom } from './wait-for-room.ts';

/** The account inside its limits: every call waits for its turn, and is tried again where that makes sense. */
export function createCalls(world: CallsWorld): Calls {
  const { api } = world;
  const shared = createShared(world);
  return {
    readBatch: async (path, ids) =>
      await read(shared, { traffic: 'read', ask: async () => await api.readBatch(path, ids) }),
    readOne: async (path, id) => await read(shared, { traffic: 'read', ask: async () => await api.readOne(path, id) }),
    async write(path, body, turn): Promise<Written> {
      // Its record may be what the server stumbles over, so a write is no measure of the server's health.
      const ping = async (): Promise<Reply<unknown>> => await api.readBatch(path, [Number(body['Id'])]);
      return await perform(shared, { ...turn, traffic: 'write', ask: async () => await api.write(path, body), ping });
    },
    room: async (withinMs, most) => await roomIn(shared, withinMs, most),
    waitForRoom: async () => await waitForRoom(shared),
    halt: (halt) => void shared.stop.halt(halt),
    halted: () => shared.stop.halted(),
    requests: () => shared.tally.requests(),
  };
}

async function read<T>(shared: Shared, job: Job<T>): Promise<Called<T>> {
  const { attempts: _attempts, inDoubt: _inDoubt, ...called } = await perform(shared, job);
  // Only what has an end can be outdated.
  if (called.kind === 'outdated') throw new Error('a read without an end was outdated');
  return called;
}

async function roomIn({ stop, tally, budget }: Shared, withinMs: number, most: number): Promise<number> {
  const wanted = stop.halted() === null ? Math.min(most, tally.writesLeft()) : 0;
  return wanted < 1 ? 0 : await budget.room('write', withinMs, wanted);
}
