import type { Draft, Json, LiveRecord, Value } from '../model.ts';
import type { Entry, EntryUpdate, NewEntry, RowState, Run, RunInput } from '../model/run.ts';
import { findResource } from '../options.ts';
import { isIdle } from '../plan/diff.ts';
import { toValue, undoCells, undoColumns } from '../report/undo-csv.ts';
import type { Field, Resource } from '../resources/resource.ts';
import type { Journal } from '../ports/journal.ts';
import { runSettingsSchema, type Step } from './active-run.ts';

const pageSize = 500;

/** A write without an answer may have arrived; where it did not, putting back finds nothing to do. */
const undoableStates: readonly RowState[] = ['updated', 'written', 'sending', 'unknown'];

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
      const columns = undoColumns(findResource(facts.resource), await changedFields(journal, of.id, from));
      const taken = await takeInput({
        journal,
        from: { run: of.id, input: from },
        to: { run: run.id, input },
        columns,
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

async function changedFields(journal: Journal, run: string, input: number): Promise<ReadonlySet<string>> {
  const fields = new Set<string>();
  for await (const page of pagesOf(journal, run, input))
    for (const { changes } of page) for (const { field } of changes) fields.add(field);
  return fields;
}

interface TakeWork {
  readonly journal: Journal;
  readonly from: { readonly run: string; readonly input: number };
  readonly to: { readonly run: string; readonly input: number };
  readonly columns: readonly Field[];
  readonly facts: RunInput;
  /** How many rows the new run has already. */
  readonly rows: number;
  /** True where what no file can name comes back too. */
  readonly isWhole: boolean;
}

/** Gives how many rows there are to put back. */
async function takeInput(work: TakeWork): Promise<number> {
  const { journal, from, to, columns, facts, rows } = work;
  let taken = 0;
  for await (const page of pagesOf(journal, from.run, from.input)) {
    const entries = page.filter(({ before, changes }) => before !== null && changes.length > 0);
    if (entries.length === 0) continue;
    if (taken === 0) await journal.saveInput(to.run, to.input, inputOf(facts, columns));
    await journal.addEntries(
      to.run,
      to.input,
      entries.map((entry, at) => toEntry(entry, work, taken + at + 2)),
    );
    const updates = entries.map((entry, at): EntryUpdate => ({ seq: rows + taken + at + 1, seen: leftBehind(entry) }));
    await journal.updateEntries(to.run, updates);
    taken += entries.length;
  }
  return taken;
}

/** The rows are those of an undo file, whose header is row 1. */
function inputOf(facts: RunInput, columns: readonly Field[]): RunInput {
  const headers = columns.map(({ name }) => ({ header: name, field: name }));
  return { ...facts, encoding: 'utf-8', delimiter: ',', headerRow: 1, columns: headers, ownHeaders: [], issues: [] };
}

function toEntry(entry: Entry, { columns, facts, isWhole }: TakeWork, row: number): NewEntry {
  const { id, changes } = entry;
  const before = entry.before ?? {};
  const unnamed = isWhole ? unnamedValues(findResource(facts.resource), before) : {};
  const values: Record<string, Value> = { ...unnamed, Id: id };
  for (const { field } of changes) values[field] = toValue(before[field] ?? null);
  const cells = undoCells(columns, entry, before);
  return { row, line: row, cells, id, state: 'drafted', values: values satisfies Draft['values'], issues: [] };
}

/** What stood in fields that no file can name; what a cell could not hold is left out. */
function unnamedValues({ fields }: Resource, before: LiveRecord): Readonly<Record<string, Value>> {
  const known = new Set(fields.map(({ name }) => name));
  const others = Object.entries(before).filter(([name, value]) => !known.has(name) && !isIdle(toValue(value)));
  return Object.fromEntries(others.map(([name, value]) => [name, toValue(value)]));
}

function leftBehind({ changes }: Entry): LiveRecord {
  return Object.fromEntries(changes.map(({ field, after }): [string, Json] => [field, after]));
}

async function* pagesOf(journal: Journal, run: string, input: number): AsyncGenerator<readonly Entry[]> {
  for (let after = 0; ;) {
    const page = await journal.listEntries(run, { states: undoableStates, input, after, limit: pageSize });
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.seq ?? after;
  }
}
