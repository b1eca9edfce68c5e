import type { EntryUpdate } from '../model/run.ts';
import type { Written } from '../ports/calls.ts';
import * as say from '../problems/server.ts';
import * as outcomes from './outcome.ts';
import { freshMs, resourceOf, type Job, type SendableEntry, type SendWork, type Waiting } from './work.ts';

/** Where a row stands when its write is over. */
export type SendEnd =
  /** It is settled, or `written`. */
  | { readonly kind: 'settled'; readonly entry: SendableEntry }
  /** Its copy of the record became too old. */
  | { readonly kind: 'outdated'; readonly row: Waiting }
  | { readonly kind: 'halted' };

/** What to do next about a row. */
type Step = { readonly kind: 'again'; readonly job: Job } | SendEnd;

/** Sends a row's write until it is known what became of it; `onSent` is called when its first request goes out. */
export async function sendRow(work: SendWork, first: Job, onSent: () => void): Promise<SendEnd> {
  let job = first;
  for (;;) {
    const written = await write(work, job, onSent);
    const step = await follow(work, { ...job, tried: job.tried + written.attempts }, written);
    if (step.kind !== 'again') return step;
    ({ job } = step);
  }
}

async function write(work: SendWork, job: Job, onSent: () => void): Promise<Written> {
  const { calls, clock, journal, run } = work;
  const { entry, body, until, tried } = job;
  return await calls.write(resourceOf(work, entry).path, body, {
    until,
    from: until - freshMs,
    tried,
    async onSend(attempt) {
      const attempts = entry.attempts + tried + attempt;
      await journal.updateEntries(run, [{ seq: entry.seq, state: 'sending', attempts, sentAt: clock.now() }]);
      onSent();
    },
  });
}

async function follow(work: SendWork, job: Job, written: Written): Promise<Step> {
  const { entry } = job;
  switch (written.kind) {
    case 'accepted':
      return await settle(work, job, { state: 'written', httpStatus: 200 });
    case 'rejected':
      return await settle(work, job, { ...outcomes.rejectedOutcome(work, entry, written), httpStatus: written.status });
    case 'conflict': {
      const problem = say.conflict(written.message);
      return await settle(work, job, {
        ...outcomes.plainOutcome(work, entry, { state: 'rejected', problem }),
        httpStatus: 409,
      });
    }
    case 'missing':
      return await settle(work, job, { ...outcomes.missingOutcome(work, entry), httpStatus: 404 });
    case 'transient':
    case 'unknown':
      return written.inDoubt ? await lookInto(work, job, written) : await giveUp(work, job, written);
    case 'outdated':
      await putBack(work, job, written);
      return { kind: 'outdated', row: waitingAgain(job, written) };
    case 'denied':
    case 'halted':
      await putBack(work, job, written);
      return { kind: 'halted' };
  }
}

type Failure = Extract<Written, { kind: 'transient' | 'unknown' }>;

/** Nobody knows whether the write happened, so the record is read before anything is sent again. */
async function lookInto(work: SendWork, job: Job, failure: Failure): Promise<Step> {
  const { calls, clock } = work;
  const { entry } = job;
  const resource = resourceOf(work, entry);
  const readAt = clock.now();
  const read = await calls.readOne(resource.path, entry.id);
  if (read.kind === 'halted' || read.kind === 'denied') return { kind: 'halted' };
  if (read.kind !== 'accepted' && read.kind !== 'missing') {
    const problem = say.answerUnknown(failure.message);
    return await settle(work, job, outcomes.plainOutcome(work, entry, { state: 'unknown', problem }));
  }
  const record = read.kind === 'accepted' ? read.value : undefined;
  const decision = work.decide(resource, sentEntry(job), record);
  switch (decision.kind) {
    case 'unchanged':
      return await settle(work, job, { state: 'written' });
    case 'missing':
      return await settle(work, job, outcomes.missingOutcome(work, entry));
    case 'stale':
      return await settle(work, job, outcomes.staleOutcome(work, entry, decision));
    case 'write': {
      if (job.tried > work.settings.retries || record === undefined) return await giveUp(work, job, failure);
      const { changes, body } = decision;
      return await sendAgain(work, { ...job, changes, body, before: record, until: readAt + freshMs });
    }
  }
}

async function sendAgain({ journal, run }: SendWork, job: Job): Promise<Step> {
  const { entry, changes, before } = job;
  await journal.updateEntries(run, [{ seq: entry.seq, changes, before }], { durably: true });
  return { kind: 'again', job };
}

async function giveUp(work: SendWork, job: Job, failure: Failure): Promise<SendEnd> {
  const problem = say.gaveUp(job.tried, failure.message);
  const httpStatus = failure.kind === 'transient' && failure.status !== 0 ? failure.status : null;
  return await settle(work, job, {
    ...outcomes.plainOutcome(work, job.entry, { state: 'failed', problem }),
    httpStatus,
  });
}

async function settle(work: SendWork, job: Job, change: Omit<EntryUpdate, 'seq'>): Promise<SendEnd> {
  const { journal, run, clock } = work;
  const { entry } = job;
  const times = change.state === 'written' ? {} : { settledAt: clock.now() };
  const update = { attempts: entry.attempts + job.tried, ...change, ...times };
  await journal.updateEntries(run, [{ seq: entry.seq, ...update }]);
  return { kind: 'settled', entry: { ...sentEntry(job), ...update } };
}

/** What was not sent, or certainly had no effect, is as it was before; what is in doubt stays `sending`. */
async function putBack({ journal, run }: SendWork, job: Job, { inDoubt }: Written): Promise<void> {
  const { entry, tried } = job;
  const attempts = entry.attempts + tried;
  const change = inDoubt ? { attempts } : { state: 'planned' as const, before: null, attempts };
  await journal.updateEntries(run, [{ seq: entry.seq, ...change }]);
}

function sentEntry({ entry, changes, before }: Job): SendableEntry {
  return { ...entry, changes, before };
}

function waitingAgain(job: Job, { inDoubt }: Written): Waiting {
  const { entry, tried, outdated } = job;
  const waiting = inDoubt ? sentEntry(job) : { ...entry, before: null };
  return { entry: waiting, tried, inDoubt, outdated: outdated + 1 };
}
