import type { LiveRecord } from '../model.ts';
import type { Entry, RowState } from '../model/run.ts';
import { findResource } from '../options.ts';
import { decide } from '../plan/decide.ts';
import type { Halt } from '../ports/calls.ts';
import { settleUnknown } from '../reconcile/settle-unknown.ts';
import { verifyEntries, verifyWritten } from '../reconcile/verify-written.ts';
import { namedFields } from '../resources/named-fields.ts';
import type { Resource } from '../resources/resource.ts';
import { sendChanges } from '../send/send-changes.ts';
import { limitOf } from '../sending.ts';
import type { ActiveRun } from './active-run.ts';
import { countRows } from './count-rows.ts';

type Identified = Entry & { readonly id: number };

const leastErrors = 20;

/**
 * Sends what is planned and reads it back. A run that goes on first finds out what became of the writes that were under way when
 * it stopped, and reads back what was written by then.
 */
export async function sendPlanned(active: ActiveRun): Promise<Halt | null> {
  const { run, world, meter, saveProgress } = active;
  await world.journal.changeRun(run.id, { phase: 'sending' });
  const work = await workOf(active);
  const unsettled = await settleUnknown(work);
  if (unsettled !== null) return unsettled;
  await verifyWritten(work);
  meter.show({ doing: 'sending', done: 0, total: await countRows(world.journal, run.id, ['planned']), failed: 0 });
  const { sending } = active.settings;
  const planned = await countRows(world.journal, run.id, ['planned', 'updated', 'written']);
  const halt = await sendChanges({
    ...work,
    onRow: (state) => meter.add(isOver(state) ? 1 : 0, isBad(state) ? 1 : 0),
    async verify(entries) {
      await verifyEntries(work, entries);
      await saveProgress();
    },
    askToGoOn: ({ sent, notWell }) => askToGoOn(active, { sent, notWell }),
    settings: { ...sending, maxErrors: limitOf(sending.maxErrors, planned, leastErrors) },
  });
  meter.end();
  await saveProgress();
  return halt;
}

async function workOf({ run, settings, world, calls, readRecords }: ActiveRun) {
  const { journal, clock } = world;
  const { mode, onConflict, verifies } = settings.sending;
  const { user } = run.target;
  return {
    run: run.id,
    journal,
    calls,
    clock,
    inputs: await journal.listInputs(run.id),
    getResource: findResource,
    readRecords,
    async readAgain(resource: Resource, entries: readonly Identified[]) {
      const fields = mode === 'replace' ? undefined : namedFields(resource, entries);
      return await readRecords(resource, [...new Set(entries.map(({ id }) => id))], fields);
    },
    readsBack: verifies,
    user,
    onRow: () => undefined,
    decide: (resource: Resource, entry: Identified, record: LiveRecord | undefined) =>
      decide(resource, entry, { mode, onConflict, record, user }),
    compare(resource: Resource, entry: Identified, record: LiveRecord) {
      const decision = decide(resource, entry, { mode, onConflict: 'overwrite', record, user });
      return decision.kind === 'write' ? decision.changes : [];
    },
  };
}

async function askToGoOn(
  { run, settings, world, meter }: ActiveRun,
  { sent, notWell }: { readonly sent: number; readonly notWell: number },
): Promise<boolean> {
  if (settings.sending.isConfirmed) return notWell === 0;
  const left = await countRows(world.journal, run.id, ['planned']);
  meter.pause();
  return world.askToGoOn({ well: sent - notWell, notWell, left });
}

function isOver(state: RowState): boolean {
  return !['planned', 'sending', 'updated'].includes(state);
}

function isBad(state: RowState): boolean {
  return ['rejected', 'failed', 'unknown', 'missing', 'stale'].includes(state);
}
