import pLimit from 'p-limit';
import type { Problem } from '../model.ts';
import type { Entry, EntryUpdate, RunInput } from '../model/run.ts';
import type { Halt, RecordsRead } from '../ports/calls.ts';
import type { Journal } from '../ports/journal.ts';
import { issueAtEntry } from '../problems/at-entry.ts';
import * as say from '../problems/server.ts';
import { namedFields } from '../resources/named-fields.ts';
import type { Resource } from '../resources/resource.ts';
import { decide, type DecideOptions } from './decide.ts';
import type { ReadRecords } from './read-records.ts';

/** What planning needs. */
export interface PlanWork {
  readonly run: string;
  readonly journal: Journal;
  readonly inputs: readonly RunInput[];
  readonly getResource: (name: string) => Resource;
  readonly readRecords: ReadRecords;
  readonly options: DecideOptions;
  readonly concurrency: number;
  /** Called with the number of rows that were compared since the last call. */
  readonly onRows: (count: number) => void;
}

const batchSize = 50;

/** Compares every checked row with its record and writes into the journal what would change; gives why it stopped, if it did. */
export async function planEntries(work: PlanWork): Promise<Halt | null> {
  for (const [input] of work.inputs.entries()) {
    const halt = await planInput(work, input);
    if (halt !== null) return halt;
  }
  return null;
}

/** Reads ahead while earlier batches are on their way, but never holds more than a few of them. */
async function planInput(work: PlanWork, input: number): Promise<Halt | null> {
  const limit = pLimit(work.concurrency);
  const running = new Set<Promise<void>>();
  const halts: Halt[] = [];
  for (let after = 0; halts.length === 0;) {
    const entries = await work.journal.listEntries(work.run, { states: ['drafted'], input, after, limit: batchSize });
    if (entries.length === 0) break;
    after = entries.at(-1)?.seq ?? after;
    const task = limit(async () => {
      const halt = await planBatch(work, entries);
      if (halt !== null) halts.push(halt);
    }).finally(() => running.delete(task));
    running.add(task);
    if (running.size > work.concurrency) await Promise.race(running);
  }
  await Promise.all(running);
  return halts[0] ?? null;
}

async function planBatch(work: PlanWork, entries: readonly Entry[]): Promise<Halt | null> {
  const [first] = entries;
  const input = first === undefined ? undefined : work.inputs[first.input];
  if (input === undefined) return null;
  const resource = work.getResource(input.resource);
  const ids = [...new Set(entries.flatMap(({ id }) => (id === null ? [] : [id])))];
  // What no row names is read when a body is made, right before its write.
  const fields = work.options.mode === 'replace' ? undefined : namedFields(resource, entries);
  const read = await work.readRecords(resource, ids, fields);
  if (read.kind === 'halted') return read.halt;
  const facts = { input, resource, read, options: work.options };
  await work.journal.updateEntries(
    work.run,
    entries.map((entry) => updateOf(entry, facts)),
  );
  work.onRows(entries.length);
  return null;
}

interface BatchFacts {
  readonly input: RunInput;
  readonly resource: Resource;
  readonly read: Extract<RecordsRead, { kind: 'read' }>;
  readonly options: DecideOptions;
}

function updateOf(entry: Entry, { input, resource, read, options }: BatchFacts): EntryUpdate {
  const { seq, id } = entry;
  const issue = (problem: Problem, field?: string) => [...entry.issues, issueAtEntry(input, entry, { problem, field })];
  if (id === null) return { seq, state: 'invalid' };
  const failure = read.failed.get(id);
  if (failure !== undefined) return { seq, state: 'failed', issues: issue(say.unreadable(failure)) };
  const record = read.records.get(id);
  const decision = decide(resource, { ...entry, id }, { ...options, record });
  switch (decision.kind) {
    case 'write': {
      const { changes, seen } = decision;
      const isDone = resource.doneWhen !== undefined && record?.[resource.doneWhen] === true;
      const issues = isDone ? issue(say.alreadyDone(resource.doneWhen)) : entry.issues;
      return { seq, state: 'planned', changes, seen, issues };
    }
    case 'unchanged':
      return { seq, state: 'unchanged' };
    case 'missing':
      return { seq, state: 'missing', issues: issue(say.recordMissing(resource.entity, id), 'Id') };
    case 'stale': {
      // A rollback knows what its run left behind, and somebody else changed that.
      const { by, on, fields } = decision;
      const issues = fields.map((one) =>
        issueAtEntry(input, entry, { problem: say.changedMeanwhile({ ...one, by, on }), field: one.field }),
      );
      return { seq, state: 'stale', issues: [...entry.issues, ...issues] };
    }
  }
}
