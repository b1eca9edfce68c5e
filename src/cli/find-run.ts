import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runAmbiguous, runUnknown } from '../errors/runs.ts';
import { homeUnusable } from '../errors/sign-in.ts';
import { openJournal } from '../io/journal/open-journal.ts';
import type { Run } from '../model/run.ts';
import type { Journal } from '../ports/journal.ts';
import { visible } from '../problems/quote.ts';

const mostNamed = 5;

/** Lets a command look into the journal of a home folder; null stands for the journal where there is none, and none is made. */
export async function withJournal<T>(home: string, job: (journal: Journal | null) => Promise<T>): Promise<T> {
  if (statSync(home, { throwIfNoEntry: false })?.isFile() === true) throw homeUnusable(home, 'it is a file');
  if (!existsSync(join(home, 'journal.sqlite'))) return job(null);
  const journal = await openJournal({ home });
  try {
    return await job(journal);
  } finally {
    await journal.close();
  }
}

/** Lets a command look at the run that a person means. */
export async function withRun<T>(
  { home, name }: { readonly home: string; readonly name: string },
  job: (run: Run, journal: Journal) => Promise<T>,
): Promise<T> {
  return withJournal(home, async (journal) => {
    if (journal === null) throw runUnknown(visible(name), []);
    return job(await findRun(journal, name), journal);
  });
}

/** The run that a person means by its name, or by a beginning that no other run has. */
export async function findRun(journal: Journal, name: string): Promise<Run> {
  const runs = await journal.listRuns();
  const exact = runs.filter(({ id }) => id === name);
  const fitting = exact.length > 0 || name === '' ? exact : runs.filter(({ id }) => id.startsWith(name));
  const [found] = fitting;
  if (found === undefined) throw runUnknown(visible(name), namesOf(runs));
  if (fitting.length > 1) throw runAmbiguous(visible(name), namesOf(fitting));
  return found;
}

function namesOf(runs: readonly Run[]): readonly string[] {
  return runs.slice(0, mostNamed).map(({ id }) => id);
}
