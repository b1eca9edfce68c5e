import type { LiveRecord } from '../model.ts';
import type { Entry } from '../model/run.ts';
import { findResource } from '../options.ts';
import { decide } from '../plan/decide.ts';
import type { SettleWork } from '../reconcile/settle-unknown.ts';
import type { VerifyWork } from '../reconcile/verify-written.ts';
import { namedFields } from '../resources/named-fields.ts';
import type { Resource } from '../resources/resource.ts';
import type { SendWork } from '../send/work.ts';
import type { ActiveRun } from './active-run.ts';

type Identified = Entry & { readonly id: number };

/** What sending, reading back and settling share. */
type Work = SettleWork & VerifyWork & Omit<SendWork, 'verify' | 'askToGoOn' | 'settings'>;

/** What sending, reading back and settling need of a run. */
export async function workOf({ run, settings, world, calls, readRecords }: ActiveRun): Promise<Work> {
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
