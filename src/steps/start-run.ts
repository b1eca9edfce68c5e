import type { Account, Run } from '../model/run.ts';
import { activate } from './activate.ts';
import type { ActiveRun, AccountWorld, RunSettings } from './active-run.ts';

/** Which run begins, for whom, and how. */
export interface RunStart {
  readonly id: string;
  readonly command: string;
  readonly target: Account;
  readonly settings: RunSettings;
}

/** Opens a new run in the journal. */
export async function startRun({ id, command, target, settings }: RunStart, world: AccountWorld): Promise<ActiveRun> {
  const run: Run = {
    id,
    command,
    target,
    settings,
    startedAt: world.clock.now(),
    finishedAt: null,
    phase: 'checking',
    exitCode: null,
    stopped: null,
    rows: 0,
    requests: { reads: 0, writes: 0, throttled: 0, retried: 0 },
  };
  await world.journal.startRun(run);
  await world.journal.addEvents(id, [{ at: run.startedAt, kind: 'started', ms: 0 }]);
  return activate(run, settings, world);
}
