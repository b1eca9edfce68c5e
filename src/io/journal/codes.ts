import type { RowState } from '../../model/run.ts';
import type { Cell } from '../../sqlite/open-database.ts';

// The place of a state is its number in the file: new ones go to the end, and none is ever taken out.
const states: readonly RowState[] = [
  'drafted',
  'planned',
  'sending',
  'written',
  'updated',
  'unchanged',
  'invalid',
  'missing',
  'rejected',
  'stale',
  'failed',
  'unknown',
  'blank',
];

const numbers = new Map(states.map((state, number) => [state, number]));

/** The number that stands for a state. */
export function numberOfState(state: RowState): number {
  const number = numbers.get(state);
  if (number === undefined) throw new Error(`the journal has no number for "${state}"`);
  return number;
}

/** The state that a number stands for. */
export function stateOf(number: Cell | undefined): RowState {
  const state = states[Number(number)];
  if (state === undefined) throw new SyntaxError(`no state has the number ${number}`);
  return state;
}

/** States as one number to test against, a bit for each; all of them where none is named. */
export function maskOf(some: readonly RowState[] = states): number {
  return some.reduce((mask, state) => mask | (1 << numberOfState(state)), 0);
}

/** JSON text; nothing for an empty list, because most rows have many of them. */
export function printJson(value: unknown): string | null {
  return value === null || (Array.isArray(value) && value.length === 0) ? null : JSON.stringify(value);
}

/** What `printJson` printed; the caller says what nothing stands for. */
export function parseJson<T>(text: Cell | undefined, nothing: T): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file is ours, and what is in it was typed when it was written
  return typeof text === 'string' ? (JSON.parse(text) as T) : nothing;
}

/** A whole number; null stays null. */
export function numberOrNull(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}
