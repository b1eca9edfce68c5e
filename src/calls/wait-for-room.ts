import type { Halt } from '../ports/calls.ts';
import { writesHalt } from './halts.ts';
import { haltBefore, haltNow } from './leave.ts';
import type { Shared } from './shared.ts';

// What is read now can be written before it is old, and the reading takes a moment.
const soonMs = 5_000;
const leastWaitMs = 250;

/** Waits until a write could be made soon; says so where the run has to stop instead. */
export async function waitForRoom(shared: Shared): Promise<Halt | null> {
  const { budget, clock, settings, stop, tally, waiting } = shared;
  for (;;) {
    if (tally.writesLeft() < 1) stop.halt(writesHalt(settings.maxWrites ?? 0));
    const halt = haltNow(shared);
    if (halt !== null) return halt;
    if ((await budget.room('write', soonMs, 1)) > 0) return null;
    const { endsAt } = await budget.forecast({ reads: 0, writes: 1 });
    const until = Math.max(endsAt - soonMs, clock.now() + leastWaitMs);
    const longer = await haltBefore(shared, { why: 'window', until });
    if (longer !== null) return longer;
    await waiting.wait({ why: 'window', until });
  }
}
