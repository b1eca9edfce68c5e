import { exitCodes } from '../errors.ts';
import type { RowState } from '../model/run.ts';
import type { Halt } from '../ports/calls.ts';
import { verifyEntries, verifyWritten } from '../reconcile/verify-written.ts';
import { sendChanges } from '../send/send-changes.ts';
import { limitOf } from '../sending.ts';
import type { ActiveRun } from './active-run.ts';
import { countRows } from './count-rows.ts';
import { workOf } from './work-of.ts';

const leastErrors = 20;

/** Sends what is planned and reads it back; in a run that goes on, what was written by then as well. */
export async function sendPlanned(active: ActiveRun): Promise<Halt | null> {
  const { run, world, meter, saveProgress } = active;
  await world.journal.changeRun(run.id, { phase: 'sending' });
  const work = await workOf(active);
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

/** Where the user said yes beforehand, the first writes answer for themselves. */
async function askToGoOn(
  { run, settings, world, meter }: ActiveRun,
  { sent, notWell }: { readonly sent: number; readonly notWell: number },
): Promise<Halt | null> {
  const first = sent === 1 ? 'the first write' : `the first ${sent} writes`;
  if (settings.sending.isConfirmed) {
    const message = sent === 1 ? `${first} did not go well` : `${notWell} of ${first} did not go well`;
    return notWell === 0
      ? null
      : { kind: 'cap', message: `${message}, and --canary stops there`, exitCode: exitCodes.capHit };
  }
  const left = await countRows(world.journal, run.id, ['planned']);
  meter.pause();
  if (await world.askToGoOn({ well: sent - notWell, notWell, left })) return null;
  const message = `the answer after ${first} was not to go on`;
  return { kind: 'interrupted', message, exitCode: exitCodes.interrupted };
}

function isOver(state: RowState): boolean {
  return !['planned', 'sending', 'updated'].includes(state);
}

function isBad(state: RowState): boolean {
  return ['rejected', 'failed', 'unknown', 'missing', 'stale'].includes(state);
}
