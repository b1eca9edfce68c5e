import { exitCodes } from '../errors.ts';
import type { RunTotals } from './document.ts';
import { countRefused, isBalanced } from './states.ts';

/** What the exit code of a run follows from. */
export interface Ending {
  /** `plan`, `apply`, `rollback`. */
  readonly command: string;
  readonly totals: RunTotals;
  /** Why the run stopped before the end; null where it did not. */
  readonly halt: { readonly exitCode: number } | null;
  /** True where the rows that can be used are sent although others cannot. */
  readonly skipsInvalid?: boolean;
  /** True for `plan --detailed-exitcode`: 2 says that there is something to change. */
  readonly isDetailed?: boolean;
}

/** The exit code of a run, decided by what became of its rows. */
export function exitCodeOf({ command, totals, halt, skipsInvalid = false, isDetailed = false }: Ending): number {
  if (!isBalanced(totals)) return exitCodes.unbalanced;
  if (halt !== null) return halt.exitCode;
  if (totals.invalid > 0 && (command === 'plan' || !skipsInvalid)) return exitCodes.invalidInput;
  if (countRefused(totals) > 0) return exitCodes.notAllWell;
  return command === 'plan' && isDetailed && totals.notAttempted > 0 ? detailedChanges : exitCodes.ok;
}

/** `plan --detailed-exitcode` says so where something would change. */
const detailedChanges = 2;
