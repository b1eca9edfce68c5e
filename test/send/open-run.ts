import { onTestFinished } from 'vitest';
import { openJournal } from '../../src/io/journal/open-journal.ts';
import type { LiveRecord } from '../../src/model.ts';
import type { Entry, NewEntry, RowState } from '../../src/model/run.ts';
import { decide } from '../../src/plan/decide.ts';
import { createReadRecords } from '../../src/plan/read-records.ts';
import type { Halt } from '../../src/ports/calls.ts';
import type { Journal } from '../../src/ports/journal.ts';
import { settleUnknown, type SettleWork } from '../../src/reconcile/settle-unknown.ts';
import { verifyEntries, verifyWritten, type VerifyWork } from '../../src/reconcile/verify-written.ts';
import { getResource } from '../../src/resources/index.ts';
import type { Resource } from '../../src/resources/resource.ts';
import type { SandboxOptions } from '../../src/sandbox/settings.ts';
import { sendChanges } from '../../src/send/send-changes.ts';
import type { SendSettings, SendWork } from '../../src/send/work.ts';
import { openCalls, type CallsOptions, type OpenedCalls } from '../calls/open-calls.ts';
import { createVirtualClock, type VirtualClock } from '../calls/virtual-clock.ts';
import { inputOf, runOf } from '../io/journal/facts.ts';
import { openSandbox, type Opened } from '../sandbox/open-sandbox.ts';

/** How a test wants its run. */
export interface RunOptions {
  readonly sandbox?: SandboxOptions;
  readonly calls?: Partial<CallsOptions>;
  readonly settings?: Partial<SendSettings>;
  /** How many planned rows each of these record types has. */
  readonly rows?: Readonly<Record<string, number>>;
  readonly onConflict?: 'refuse' | 'overwrite';
  readonly work?: Partial<SendWork & VerifyWork>;
}

/** A run whose rows are planned, against a real sandbox, with a real journal and budget. */
export interface OpenedRun {
  readonly sandbox: Opened;
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly opened: OpenedCalls;
  readonly work: SendWork & VerifyWork & SettleWork;
  /** The states that rows were said to have got to, in order. */
  readonly told: readonly RowState[];
  send(): Promise<Halt | null>;
  settle(): Promise<Halt | null>;
  verify(): Promise<void>;
  entries(...states: readonly RowState[]): Promise<readonly Entry[]>;
  /** How many rows are in which state. */
  states(): Promise<Readonly<Partial<Record<RowState, number>>>>;
  record(entry: Pick<Entry, 'id' | 'input'>): Promise<Readonly<Record<string, unknown>>>;
}

const run = 'r1';

/** Every row asks for a new note, `note 41001` in record 41001. */
export async function openRun(options: RunOptions = {}): Promise<OpenedRun> {
  const { rows = { 'contract-deposits': 3 }, onConflict = 'refuse' } = options;
  const clock = options.calls?.clock ?? createVirtualClock();
  const sandbox = await openSandbox({ records: 130, now: () => clock.now(), ...options.sandbox });
  const opened = await openCalls({ ...sandbox, clock, ...options.calls });
  const journal = await openJournal({ home: opened.home });
  onTestFinished(async () => await journal.close());
  await plan(journal, sandbox, rows);
  const told: RowState[] = [];
  const judge: SendWork['decide'] = (resource, entry, record) =>
    decide(resource, entry, { mode: 'merge', onConflict, record, user: sandbox.username });
  const readRecords = createReadRecords(opened.calls);
  const facts = {
    run,
    journal,
    calls: opened.calls,
    clock,
    inputs: await journal.listInputs(run),
    getResource: resourceCalled,
    readRecords,
    readAgain: async (resource: Resource, entries: readonly (Entry & { readonly id: number })[]) =>
      await readRecords(resource, [...new Set(entries.map(({ id }) => id))]),
    decide: judge,
    onRow: (state: RowState) => void told.push(state),
  };
  const work: OpenedRun['work'] = {
    ...facts,
    compare(resource, entry, record) {
      const decision = decide(resource, entry, { mode: 'merge', onConflict: 'overwrite', record });
      return decision.kind === 'write' ? decision.changes : [];
    },
    readsBack: true,
    user: sandbox.username,
    verify: async (entries) => await verifyEntries(work, entries),
    askToGoOn: async () => null,
    settings: { concurrency: 4, retries: 5, maxErrors: null, canary: null, ...options.settings },
    ...options.work,
  };
  const entries: OpenedRun['entries'] = async (...states) =>
    await journal.listEntries(run, { limit: 100_000, ...(states.length > 0 && { states }) });
  return {
    sandbox,
    clock,
    journal,
    opened,
    work,
    told,
    entries,
    send: async () => await sendChanges(work),
    settle: async () => await settleUnknown(work),
    verify: async () => await verifyWritten(work),
    async states() {
      const counts: Partial<Record<RowState, number>> = {};
      for (const { state } of await entries()) counts[state] = (counts[state] ?? 0) + 1;
      return counts;
    },
    async record({ id, input }) {
      const name = facts.inputs[input]?.resource ?? '';
      const found = sandbox.records(name).find((record) => record['Id'] === id);
      return found ?? {};
    },
  };
}

function resourceCalled(name: string): Resource {
  const resource = getResource(name);
  if (resource === undefined) throw new Error(`no ${name}`);
  return resource;
}

async function plan(journal: Journal, sandbox: Opened, rows: Readonly<Record<string, number>>): Promise<void> {
  await journal.startRun(runOf(run));
  for (const [input, [name, count]] of Object.entries(rows).entries()) {
    const columns = ['Notes', 'Price', 'Id'].map((field) => ({ header: field.toLowerCase(), field }));
    await journal.saveInput(run, input, inputOf(name, { columns }));
    const records = sandbox.records(name).slice(0, count);
    await journal.addEntries(run, input, records.map(rowFor));
    const drafted = await journal.listEntries(run, { input, limit: count });
    const planned = drafted.map((entry, index) => planOf(name, entry, records[index]));
    await journal.updateEntries(run, planned);
  }
}

function rowFor(record: LiveRecord, index: number): NewEntry {
  const id = Number(record['Id']);
  const values = { Id: id, Notes: `note ${id}` };
  return {
    row: index + 2,
    line: index + 2,
    cells: [`note ${id}`, '', String(id)],
    id,
    state: 'drafted',
    values,
    issues: [],
  };
}

function planOf(
  name: string,
  entry: Entry,
  record: LiveRecord | undefined,
): Parameters<Journal['updateEntries']>[1][number] {
  const wish = { ...entry, id: entry.id ?? 0 };
  const decision = decide(resourceCalled(name), wish, { mode: 'merge', onConflict: 'refuse', record });
  if (decision.kind !== 'write') throw new Error(`a row that asks for a new note is ${decision.kind}`);
  return { seq: entry.seq, state: 'planned', changes: decision.changes, seen: decision.seen };
}
