import type { LiveRecord } from '../model.ts';
import { isOwnWrite } from '../model/own-write.ts';
import type { EntryUpdate, RowState } from '../model/run.ts';
import * as say from '../problems/server.ts';
import * as outcomes from './outcome.ts';
import { freshMs, resourceOf, type Job, type SendableEntry, type SendWork, type Waiting } from './work.ts';

/** What came of reading some rows' records again. */
export interface Prepared {
  readonly jobs: readonly Job[];
  /** Rows that need no write, in the state that they have now. */
  readonly settled: readonly SendableEntry[];
}

/**
 * Reads the records of some rows of one record type again and decides each row. All that was decided is in the journal for good,
 * before-images included, when this ends; nothing was sent yet.
 */
export async function prepareBatch(work: SendWork, rows: readonly Waiting[]): Promise<Prepared> {
  const { clock, journal, run, readRecords } = work;
  const [first] = rows;
  if (first === undefined) return { jobs: [], settled: [] };
  const until = clock.now() + freshMs;
  const read = await readRecords(
    resourceOf(work, first.entry),
    rows.map(({ entry }) => entry.id),
  );
  if (read.kind === 'halted') return { jobs: [], settled: [] };
  const verdicts = rows.map((row): Verdict => {
    const failure = read.failed.get(row.entry.id);
    return failure === undefined
      ? judge(work, row, { record: read.records.get(row.entry.id), until })
      : settled(work, row, unreadableOutcome(work, row, failure));
  });
  await journal.updateEntries(
    run,
    verdicts.map(({ update }) => update),
    { durably: true },
  );
  return {
    jobs: verdicts.flatMap((verdict) => (verdict.kind === 'job' ? [verdict.job] : [])),
    settled: verdicts.flatMap((verdict) => (verdict.kind === 'settled' ? [verdict.entry] : [])),
  };
}

type Verdict =
  | { readonly kind: 'job'; readonly update: EntryUpdate; readonly job: Job }
  | { readonly kind: 'settled'; readonly update: EntryUpdate; readonly entry: SendableEntry };

function judge(
  work: SendWork,
  row: Waiting,
  { record, until }: { readonly record: LiveRecord | undefined; readonly until: number },
): Verdict {
  const { entry, tried, inDoubt, outdated } = row;
  // What was only made ready cannot have become anything else.
  const wasSent = inDoubt || entry.attempts > 0;
  const decision = work.decide(resourceOf(work, entry), wasSent ? entry : { ...entry, before: null }, record);
  if (record === undefined || decision.kind === 'missing')
    return settled(work, row, outcomes.missingOutcome(work, entry));
  switch (decision.kind) {
    case 'write': {
      const { changes, body } = decision;
      const update = { seq: entry.seq, state: 'planned' as const, changes, before: record };
      return { kind: 'job', update, job: { entry, changes, before: record, body, until, tried, outdated } };
    }
    case 'unchanged':
      return settled(
        work,
        row,
        inDoubt || hasArrived(work, entry, record) ? { state: 'written' } : { state: 'unchanged', changes: [] },
      );
    case 'stale':
      return settled(work, row, outcomes.staleOutcome(work, entry, decision));
  }
}

/**
 * A before-image without an outcome was left by a crash. Others of its batch may have been sent and this one not; where the power
 * failed, the journal may have lost that it was.
 */
function hasArrived({ user }: SendWork, { before, attempts }: SendableEntry, record: LiveRecord): boolean {
  return before !== null && (attempts > 0 || isOwnWrite(before, record, user));
}

function unreadableOutcome(work: SendWork, { entry }: Waiting, failure: string): outcomes.Outcome {
  return outcomes.plainOutcome(work, entry, { state: 'failed', problem: say.unreadable(failure) });
}

type Settled = Partial<EntryUpdate> & { readonly state: RowState };

function settled({ clock }: SendWork, { entry }: Waiting, change: Settled): Verdict {
  const times = change.state === 'written' ? {} : { settledAt: clock.now() };
  const update = { ...change, ...times, seq: entry.seq };
  return { kind: 'settled', update, entry: { ...entry, ...update } };
}
