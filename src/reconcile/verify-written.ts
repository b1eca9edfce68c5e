import { isDeepStrictEqual } from 'node:util';
import type { FieldChange, LiveRecord, Problem } from '../model.ts';
import type { Entry, EntryUpdate } from '../model/run.ts';
import { isSameUser } from '../model/own-write.ts';
import type { RecordsRead } from '../ports/calls.ts';
import { issueAtEntry } from '../problems/at-entry.ts';
import * as say from '../problems/server.ts';
import type { Resource } from '../resources/resource.ts';
import { batchesOf, listBatches, type ReadableBatch } from './batches-of.ts';
import { inputOf, type IdentifiedEntry, type ReconcileWork } from './work.ts';

/** What reading back needs. */
export interface VerifyWork extends ReconcileWork {
  /** Where a record that was written differs from what its row wants: `before` is what is stored, `after` what is wanted; pure. */
  readonly compare: (resource: Resource, entry: IdentifiedEntry, record: LiveRecord) => readonly FieldChange[];
  /** False where nobody wants what was written to be read back. */
  readonly readsBack: boolean;
  /** Who writes, as records name whoever changed them last; empty where nobody knows. */
  readonly user: string;
}

/** Reads back every row of the run that was written and not read back yet. */
export async function verifyWritten(work: VerifyWork): Promise<void> {
  for await (const batch of listBatches(work, ['written'])) await verifyBatch(work, batch);
}

/** Reads back these rows. */
export async function verifyEntries(work: VerifyWork, entries: readonly Entry[]): Promise<void> {
  for (const batch of batchesOf(work, entries)) await verifyBatch(work, batch);
}

/** Where the run has to stop before the answer is there, the rows stay as they are and are read back when it goes on. */
async function verifyBatch(work: VerifyWork, { resource, entries }: ReadableBatch): Promise<void> {
  const read = work.readsBack ? await work.readAgain(resource, entries) : null;
  if (read?.kind === 'halted') return;
  const settledAt = work.clock.now();
  const updates = entries.map((entry): EntryUpdate => {
    const done = { seq: entry.seq, state: 'updated', settledAt } as const;
    return read === null ? done : { ...done, ...foundOut(work, { resource, entry, read }) };
  });
  await work.journal.updateEntries(work.run, updates);
  for (const _ of updates) work.onRow('updated');
}

interface ReadBack {
  readonly resource: Resource;
  readonly entry: IdentifiedEntry;
  readonly read: Extract<RecordsRead, { kind: 'read' }>;
}

/** What reading back told of a row besides that it is over. */
function foundOut(work: VerifyWork, readBack: ReadBack): Partial<EntryUpdate> {
  const { resource, entry, read } = readBack;
  const record = read.records.get(entry.id);
  const others = record === undefined ? [] : work.compare(resource, entry, record);
  const issues = remarksOn(work, readBack, others);
  // What a server makes of our values is ours, or a rollback would take it for somebody else's change.
  const isOurs = isSameUser(work.user, record?.['UpdatedBy']) || isUntouched(entry, record);
  return {
    ...(issues.length > 0 && { issues: [...entry.issues, ...issues] }),
    ...(isOurs && others.length > 0 && { changes: entry.changes.flatMap((change) => asStored(change, others)) }),
  };
}

/** The change that happened; none where the field is as it was before. */
function asStored(change: FieldChange, others: readonly FieldChange[]): readonly FieldChange[] {
  const other = others.find(({ field }) => field === change.field);
  if (other === undefined) return [change];
  return isDeepStrictEqual(other.before, change.before) ? [] : [{ ...change, after: other.before }];
}

function remarksOn(
  work: VerifyWork,
  { resource, entry, read }: ReadBack,
  others: readonly FieldChange[],
): Entry['issues'] {
  const { id } = entry;
  const failure = read.failed.get(id);
  const issue = (problem: Problem, field: string | null): Entry['issues'][number] =>
    issueAtEntry(inputOf(work, entry), entry, { problem, field });
  if (failure !== undefined) return [issue(say.unreadAfterWrite(failure), null)];
  if (!read.records.has(id)) return [issue(say.goneAfterWrite(resource.entity, id), 'Id')];
  const by = somebodyElse(work.user, entry, read.records.get(id));
  return others.map(({ field, before, after }) => issue(say.storedOtherwise(before, after, by), field));
}

/** Whoever changed a record after our write, where that is known not to be us. */
function somebodyElse(user: string, entry: Entry, record: LiveRecord | undefined): string | null {
  const named = record?.['UpdatedBy'];
  const isKnown = user !== '' && typeof named === 'string' && named !== '' && !isSameUser(user, named);
  return isKnown && !isUntouched(entry, record) ? named : null;
}

/** True where the record was not even changed by our write. */
function isUntouched({ before }: Entry, record: LiveRecord | undefined): boolean {
  const changedOn = record?.['UpdatedOn'];
  return typeof changedOn === 'string' && changedOn === before?.['UpdatedOn'];
}
