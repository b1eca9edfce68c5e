import { createCalls } from '../calls/create-calls.ts';
import type { Requests, Run, RunEvent } from '../model/run.ts';
import { createReadRecords } from '../plan/read-records.ts';
import type { AccountWorld, ActiveRun, RunSettings } from './active-run.ts';
import { createMeter } from './meter.ts';

/** Gets a run of the journal going, a new one or one that stopped. */
export function activate(run: Run, settings: RunSettings, world: AccountWorld): ActiveRun {
  const { retries, maxWrites, maxDurationMs } = settings.sending;
  const meter = createMeter(world.progress);
  const events: RunEvent[] = [];
  const calls = createCalls({
    ...world,
    onEvent: (event) => void events.push(event),
    onWait: (wait) => meter.waitFor(wait),
    settings: { retries, maxWrites, endsAt: maxDurationMs === null ? null : world.clock.now() + maxDurationMs },
  });
  const saveProgress = async (): Promise<void> => {
    if (events.length > 0) await world.journal.addEvents(run.id, events.splice(0));
    await world.journal.changeRun(run.id, { requests: addRequests(run.requests, calls.requests()) });
  };
  return { run, settings, world, calls, meter, saveProgress, readRecords: createReadRecords(calls) };
}

function addRequests(one: Requests, other: Requests): Requests {
  return {
    reads: one.reads + other.reads,
    writes: one.writes + other.writes,
    throttled: one.throttled + other.throttled,
    retried: one.retried + other.retried,
  };
}
