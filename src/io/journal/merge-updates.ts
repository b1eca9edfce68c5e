import type { EntryUpdate } from '../../model/run.ts';
import { troubleOf } from '../../sqlite/trouble.ts';

/** Changes rows of a run, which is given by its number: all of them, or none. */
export type Update = (run: number, updates: readonly EntryUpdate[]) => void;

/** Updates that were asked for at about the same time, made as one. */
export interface MergedUpdates {
  /** Ends when the rows are changed. */
  add(run: number, updates: readonly EntryUpdate[]): Promise<void>;
  /** Changes now what waits, so that whatever comes next finds it so. */
  flush(): void;
}

interface Waiting {
  readonly run: number;
  readonly updates: readonly EntryUpdate[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * With many requests on their way at a time, their answers come in bunches, and a transaction costs more than what is written
 * in it: whatever one turn of the event loop asks for is written as one. Where one of them is wrong, each is tried alone.
 */
export function mergeUpdates(update: Update): MergedUpdates {
  let waiting: Waiting[] = [];
  const flush = (): void => {
    const all = waiting;
    waiting = [];
    if (!updateTogether(update, all)) for (const one of all) updateAlone(update, one);
  };
  return {
    flush,
    add: async (run, updates) =>
      await new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ run, updates, resolve, reject });
      }),
  };
}

/** False where a row stands in the way of all, so that none is changed yet. */
function updateTogether(update: Update, all: readonly Waiting[]): boolean {
  const [first] = all;
  if (first === undefined) return true;
  if (all.length === 1 || all.some(({ run }) => run !== first.run)) return false;
  try {
    update(
      first.run,
      all.flatMap(({ updates }) => updates),
    );
  } catch (error) {
    // What ails the file ails every one of them, and a lock was waited for already.
    if (troubleOf(error) === null) return false;
    for (const { reject } of all) reject(error);
    return true;
  }
  for (const { resolve } of all) resolve();
  return true;
}

function updateAlone(update: Update, { run, updates, resolve, reject }: Waiting): void {
  try {
    update(run, updates);
    resolve();
  } catch (error) {
    reject(error);
  }
}
