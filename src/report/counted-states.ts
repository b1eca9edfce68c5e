import type { RunTotals } from './document.ts';
import type { ReadBack } from './read-back.ts';
import { finalStates, type FinalState } from './states.ts';

/** How many rows ended in a state, as people call it. */
export interface CountedState {
  readonly state: FinalState;
  readonly label: string;
  readonly count: number;
}

/** What the counting needs of a document. */
export interface Countable {
  readonly totals: RunTotals;
  readonly run: { readonly command: string };
  readonly plan: { readonly update: number };
  /** Absent where nobody looked at the rows. */
  readonly readBack?: ReadBack;
}

/**
 * The states worth a line: those that occurred, and what people look for first. In a plan the rows that were not attempted
 * are those to update and those that were not compared.
 */
export function countedStates({ totals, run, plan }: Countable): readonly CountedState[] {
  const states = finalStates.map((state) => ({ state, label: labelOf(state, run.command), count: totals[state] }));
  const isPlan = run.command === 'plan';
  const all = isPlan ? states.flatMap((one) => asPlanned(one, plan.update)) : states;
  return all.filter(({ state, count }) => count > 0 || state === 'updated' || state === 'unchanged');
}

/** What a run of this command does to a record that differs. */
export function labelOf(state: FinalState, command: string): string {
  if (state === 'notAttempted') return 'not attempted';
  return state === 'updated' && command === 'rollback' ? 'put back' : state;
}

function asPlanned(counted: CountedState, update: number): readonly CountedState[] {
  if (counted.state === 'updated') return [{ state: 'updated', label: 'to update', count: update }];
  if (counted.state === 'notAttempted') return [{ ...counted, label: 'not compared', count: counted.count - update }];
  return [counted];
}
