import type { Json, LiveRecord } from '../model.ts';
import type { Entry, EntryUpdate, NewEntry, RowState, Run, RunInput } from '../model/run.ts';
import { findResource } from '../options.ts';
import { isIdle } from '../plan/diff.ts';
import { undoCells } from '../report/undo-csv.ts';
import type { Resource } from '../resources/resource.ts';
import type { Journal } from '../ports/journal.ts';
import { runSettingsSchema, type Step } from './active-run.ts';

const pageSize = 500;

/** A write without a good answer may have arrived, even later; where it did not, putting back finds nothing to do, or names who changed the record. */
const undoableStates: readonly RowState[] = ['updated', 'written', 'sending', 'unknown', 'failed', 'stale', 'missing'];

/**
 * Takes what the records held before a run into the journal, as rows that ask for it. What the run left behind is what was seen
 * last, so that a record which somebody changed since is told from one that nobody did.
 */
export function takeBeforeImages(of: Run): Step {
  return async ({ run, world: { journal } }) => {
    // A run that sent nothing but what its rows named cleared the fields that no file can name too.
    const isWhole = runSettingsSchema.safeParse(of.settings).data?.sending.mode === 'replace';
    let rows = 0;
    let input = 0;
    for (const [from, facts] of (await journal.listInputs(of.id)).entries()) {
      const taken = await takeInput({
        journal,
        from: { run: of.id, input: from },
        to: { run: run.id, input },
        resource: findResource(facts.resource),
        facts,
        rows,
        isWhole,
      });
      rows += taken;
      if (taken > 0) input += 1;
    }
    await journal.changeRun(run.id, { rows });
    return null;
  };
}

interface TakeWork {
  readonly journal: Journal;
  readonly from: { readonly run: string; readonly input: number };
  readonly to: { readonly run: string; readonly input: number };
  readonly resource: Resource;
  readonly facts: RunInput;
  /** How many rows the new run has already. */
  readonly rows: number;
  /** True where what no file can name comes back too. */
  readonly isWhole: boolean;
}

/** Gives how many rows there are to put back. */
async function takeInput(work: TakeWork): Promise<number> {
  const { journal, from, to, facts, rows } = work;
  let taken = 0;
  for await (const page of pagesOf(journal, from.run, from.input)) {
    const entries = page.filter(mayHaveChanged);
    if (entries.length === 0) continue;
    if (taken === 0) await journal.saveInput(to.run, to.input, { ...facts, issues: [] });
    await journal.addEntries(
      to.run,
      to.input,
      entries.map((entry) => toEntry(entry, work)),
    );
    const updates = entries.map((entry, at): EntryUpdate => ({ seq: rows + taken + at + 1, seen: leftBehind(entry) }));
    await journal.updateEntries(to.run, updates);
    taken += entries.length;
  }
  return taken;
}

/** True where a run may have changed a record. */
export async function hasChanged(journal: Journal, run: string): Promise<boolean> {
  for await (const page of pagesOf(journal, run, null)) if (page.some(mayHaveChanged)) return true;
  return false;
}

/** A row that was only made ready has a before-image too. */
function mayHaveChanged({ state, before, changes, attempts }: Entry): boolean {
  const isInDoubt = state === 'failed' || state === 'stale' || state === 'missing';
  return before !== null && changes.length > 0 && (attempts > 0 || !isInDoubt);
}

/** The row keeps its place in the file, so that what is said of it can be found there. */
function toEntry(entry: Entry, work: TakeWork): NewEntry {
  const { row, line, id, changes } = entry;
  const before = entry.before ?? {};
  const values: Record<string, Json> = { ...(work.isWhole ? unnamedValues(work.resource, before) : {}), Id: id };
  for (const { field } of changes) values[field] = before[field] ?? null;
  return { row, line, cells: cellsOf(entry, work), id, state: 'drafted', values, issues: [] };
}

/** What would have to stand in the file: what the record held where the run changed it, and nothing in the other cells. */
function cellsOf(entry: Entry, { facts, resource }: TakeWork): readonly string[] {
  return facts.columns.map(({ field }, at) => {
    const known = resource.fields.find(({ name }) => name === field);
    return known === undefined ? (entry.cells[at] ?? '') : undoCells([known], entry, entry.before ?? {}).join('');
  });
}

/** What stood in fields that no file can name. */
function unnamedValues({ fields }: Resource, before: LiveRecord): LiveRecord {
  const known = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(before).filter(([name, value]) => !known.has(name) && !isIdle(value)));
}

function leftBehind({ changes }: Entry): LiveRecord {
  return Object.fromEntries(changes.map(({ field, after }): [string, Json] => [field, after]));
}

async function* pagesOf(journal: Journal, run: string, input: number | null): AsyncGenerator<readonly Entry[]> {
  for (let after = 0; ;) {
    const page = await journal.listEntries(run, {
      states: undoableStates,
      ...(input !== null && { input }),
      after,
      limit: pageSize,
    });
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.seq ?? after;
  }
}
