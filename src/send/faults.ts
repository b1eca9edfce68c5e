import type { RowState } from '../model/run.ts';
import { exitCodes } from '../errors.ts';
import type { SendWork } from './work.ts';

/** What went wrong so far; it ends the run where that is too much. */
export interface Faults {
  note(state: RowState): void;
  count(): number;
}

/** Nothing went wrong yet. */
export function createFaults(work: Pick<SendWork, 'calls' | 'settings'>): Faults {
  let count = 0;
  let failedInARow = 0;
  return {
    note(state) {
      if (state === 'failed') haltAtOutage(work, (failedInARow += 1));
      else if (state === 'written' || state === 'rejected') failedInARow = 0;
      if (badStates.includes(state)) haltAtErrors(work, (count += 1));
    },
    count: () => count,
  };
}

const badStates: readonly RowState[] = ['missing', 'rejected', 'failed', 'unknown'];

// A server may stumble over some records for ever. Over so many one after the other it is not the records.
const mostFailedInARow = 15;

function haltAtOutage({ calls }: Pick<SendWork, 'calls'>, failed: number): void {
  if (failed < mostFailedInARow) return;
  const message = `the server can be read, and failed every try to write the last ${failed} rows`;
  calls.halt({ kind: 'trouble', message, exitCode: exitCodes.stopped });
}

function haltAtErrors({ calls, settings: { maxErrors } }: Pick<SendWork, 'calls' | 'settings'>, count: number): void {
  if (maxErrors === null || count <= maxErrors) return;
  const message = `${count} ${count === 1 ? 'row' : 'rows'} went wrong, and --max-errors allows ${maxErrors === 0 ? 'none' : maxErrors}`;
  calls.halt({ kind: 'errors', message, exitCode: exitCodes.capHit });
}
