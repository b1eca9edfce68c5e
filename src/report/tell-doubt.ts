import type { Entry, RunInput } from '../model/run.ts';
import { issueAtEntry } from '../problems/at-entry.ts';
import { error } from '../problems/problem.ts';

const writeOpen = (isResumable: boolean) =>
  error(
    'answer-unknown',
    'a write went out and no answer is recorded, so it may have happened or not',
    isResumable ? 'say `nexload resume`, which reads the record first' : 'look at the record',
  );

/** A row that a run left in the middle of its write, with an issue that says so: nobody was there to note one. */
export function tellDoubt(entry: Entry, input: RunInput | undefined, isResumable: boolean): Entry {
  if (entry.state !== 'sending' || input === undefined) return entry;
  return { ...entry, issues: [...entry.issues, issueAtEntry(input, entry, { problem: writeOpen(isResumable) })] };
}
