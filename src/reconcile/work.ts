import type { Entry, RowState, RunInput } from '../model/run.ts';
import type { RecordsRead } from '../ports/calls.ts';
import type { Journal } from '../ports/journal.ts';
import type { Clock } from '../ports.ts';
import type { Resource } from '../resources/resource.ts';

/** What reading records again needs of the world. */
export interface ReconcileWork {
  readonly run: string;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly inputs: readonly RunInput[];
  readonly getResource: (name: string) => Resource;
  /** The records of at most 50 rows of one type, as whole as comparing them needs. */
  readonly readAgain: (resource: Resource, entries: readonly IdentifiedEntry[]) => Promise<RecordsRead>;
  /** A row got as far as this. */
  readonly onRow: (state: RowState) => void;
}

/** A row that means one record. */
export type IdentifiedEntry = Entry & { readonly id: number };

/** The input that a row came from. */
export function inputOf({ inputs }: Pick<ReconcileWork, 'inputs'>, { input }: Pick<Entry, 'input'>): RunInput {
  const found = inputs[input];
  if (found === undefined) throw new RangeError(`the journal speaks of input ${input}, which the run does not have`);
  return found;
}
