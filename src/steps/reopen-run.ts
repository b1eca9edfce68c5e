import { runNeedsItsFiles, settingsUnreadable } from '../errors/runs.ts';
import type { Run } from '../model/run.ts';
import { runSettingsSchema, type AccountWorld, type ActiveRun } from './active-run.ts';
import { activate } from './activate.ts';

/** Takes up a run that stopped; one whose files were not read to their end has nothing in the journal to go on with. */
export async function reopenRun(run: Run, world: AccountWorld): Promise<ActiveRun> {
  if (run.phase === 'checking') throw runNeedsItsFiles(run.id);
  const settings = runSettingsSchema.safeParse(run.settings);
  if (!settings.success) throw settingsUnreadable(run.id);
  const { journal, clock } = world;
  const reopened = { exitCode: null, stopped: null, finishedAt: null, requests: await countRequests(run, world) };
  await journal.changeRun(run.id, reopened);
  await journal.addEvents(run.id, [{ at: clock.now(), kind: 'resumed', ms: 0 }]);
  return activate({ ...run, ...reopened }, settings.data, world);
}

/** A kill loses the counts since the last batch; the rows know of every write. */
async function countRequests({ id, requests }: Run, { journal }: AccountWorld): Promise<Run['requests']> {
  return { ...requests, writes: Math.max(requests.writes, await journal.countAttempts(id)) };
}
