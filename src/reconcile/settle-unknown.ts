import type { Json, LiveRecord, Problem } from '../model.ts';
import type { EntryUpdate } from '../model/run.ts';
import type { Halt, RecordsRead } from '../ports/calls.ts';
import { issueAtEntry } from '../problems/at-entry.ts';
import * as say from '../problems/server.ts';
import type { Resource } from '../resources/resource.ts';
import { listBatches, type ReadableBatch } from './batches-of.ts';
import { inputOf, type IdentifiedEntry, type ReconcileWork } from './work.ts';

/** What a record says about a write of which nobody knows whether it arrived. */
export type ArrivalDecision =
  /** It did not: the row still asks for a write. */
  | { readonly kind: 'write' }
  /** It did. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'stale';
      readonly fields: ReadonlyArray<{
        readonly field: string;
        readonly seen: Json;
        readonly now: Json;
        readonly wanted: Json;
      }>;
      readonly by: string | null;
      readonly on: string | null;
    };

/** What settling needs. */
export interface SettleWork extends ReconcileWork {
  /** Lays a row over its record; pure. */
  readonly decide: (resource: Resource, entry: IdentifiedEntry, record: LiveRecord | undefined) => ArrivalDecision;
}

/** Finds out, by reading, what became of every write that was left without an answer; gives why it stopped, if it did. */
export async function settleUnknown(work: SettleWork): Promise<Halt | null> {
  for await (const batch of listBatches(work, ['sending', 'unknown'])) {
    const read = await work.readAgain(batch.resource, batch.entries);
    if (read.kind === 'halted') return read.halt;
    await settleBatch(work, batch, read);
  }
  return null;
}

type Read = Extract<RecordsRead, { kind: 'read' }>;

async function settleBatch(work: SettleWork, { resource, entries }: ReadableBatch, read: Read): Promise<void> {
  const updates = entries.map((entry) => judge(work, { resource, entry, read }));
  await work.journal.updateEntries(work.run, updates, { durably: true });
  for (const { state } of updates) if (state !== undefined) work.onRow(state);
}

interface Unsettled {
  readonly resource: Resource;
  readonly entry: IdentifiedEntry;
  readonly read: Read;
}

function judge(work: SettleWork, { resource, entry, read }: Unsettled): EntryUpdate {
  const { seq, id } = entry;
  const settledAt = work.clock.now();
  const issue = (problem: Problem, field: string | null = null): EntryUpdate['issues'] => [
    issueAtEntry(inputOf(work, entry), entry, { problem, field }),
  ];
  // What was said while nobody knew is no longer so.
  const issues = entry.issues.filter(({ code }) => code !== 'answer-unknown');
  const added = (more: EntryUpdate['issues'] = []): Pick<EntryUpdate, 'issues'> => ({ issues: [...issues, ...more] });
  const failure = read.failed.get(id);
  if (failure !== undefined) return { seq, state: 'unknown', ...added(issue(say.answerUnknown(failure))), settledAt };
  const decision = work.decide(resource, entry, read.records.get(id));
  switch (decision.kind) {
    case 'unchanged':
      return { seq, state: 'written', ...added(), settledAt: null };
    case 'write':
      return { seq, state: 'planned', ...added(), before: null, settledAt: null };
    case 'missing':
      return { seq, state: 'missing', ...added(issue(say.recordMissing(resource.entity, id), 'Id')), settledAt };
    case 'stale': {
      const { by, on } = decision;
      const stale = decision.fields.flatMap(
        ({ field, ...values }) => issue(say.changedMeanwhile({ ...values, by, on }), field) ?? [],
      );
      return { seq, state: 'stale', ...added(stale), settledAt };
    }
  }
}
