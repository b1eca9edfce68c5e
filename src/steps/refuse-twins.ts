import type { Entry, EntryUpdate, RunInput } from '../model/run.ts';
import type { Journal } from '../ports/journal.ts';
import { issueAtEntry } from '../problems/at-entry.ts';
import * as say from '../problems/server.ts';

/** What is to be done about one record that rows of several inputs name. */
export interface TwinWork {
  readonly run: string;
  readonly journal: Journal;
  readonly duplicates: 'error' | 'first' | 'last';
}

/** Sees to it that every record is named by one row: the others are refused, or stand back where the user said so. */
export async function refuseTwins({ run, journal, duplicates }: TwinWork): Promise<void> {
  const inputs = await journal.listInputs(run);
  const groups = groupByRecord(await journal.listTwins(run), inputs);
  const updates = groups.flatMap((rows) => settle(rows, inputs, duplicates));
  if (updates.length > 0) await journal.updateEntries(run, updates);
}

function groupByRecord(entries: readonly Entry[], inputs: readonly RunInput[]): readonly (readonly Entry[])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${inputs[entry.input]?.resource} ${entry.id}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

function settle(
  rows: readonly Entry[],
  inputs: readonly RunInput[],
  duplicates: TwinWork['duplicates'],
): readonly EntryUpdate[] {
  const used = duplicates === 'first' ? rows[0] : rows.at(-1);
  return rows.flatMap((entry): EntryUpdate[] => {
    const input = inputs[entry.input];
    const other = duplicates === 'error' ? rows.find((row) => row !== entry) : used;
    const otherFile = other === undefined ? undefined : inputs[other.input];
    if (input === undefined || other === undefined || otherFile === undefined || other === entry) return [];
    const twin = { ...otherFile, row: other.row };
    const id = entry.id ?? 0;
    const problem = duplicates === 'error' ? say.twinInOtherInput(id, twin) : say.supersededByTwin(id, twin);
    const issues = [...entry.issues, issueAtEntry(input, entry, { problem, field: 'Id', source: 'file' })];
    return [{ seq: entry.seq, state: duplicates === 'error' ? 'invalid' : 'unchanged', issues }];
  });
}
