import type { Issue, Problem } from '../model.ts';
import type { Entry, EntryUpdate, RowState } from '../model/run.ts';
import type { FieldError } from '../ports.ts';
import { fieldOfProperty, issueAtEntry } from '../problems/at-entry.ts';
import * as say from '../problems/server.ts';
import { inputOf, resourceOf, type SendableEntry, type SendDecision, type SendWork } from './work.ts';

type Place = Pick<SendWork, 'inputs' | 'getResource'>;
/** What became of a row, without the times and counts. */
export type Outcome = Pick<EntryUpdate, 'issues'> & { readonly state: RowState };

/** The record is not there, or not any more. */
export function missingOutcome(place: Place, entry: SendableEntry): Outcome {
  return outcome(place, entry, {
    state: 'missing',
    said: [[say.recordMissing(resourceOf(place, entry).entity, entry.id), 'Id']],
  });
}

/** Somebody else changed fields that the row mentions. */
export function staleOutcome(place: Place, entry: Entry, stale: Extract<SendDecision, { kind: 'stale' }>): Outcome {
  const { by, on } = stale;
  const said = stale.fields.map(({ field, seen, now, wanted }): Said => [
    say.changedMeanwhile({ seen, now, wanted, by, on }),
    field,
  ]);
  return outcome(place, entry, { state: 'stale', said });
}

/** The server refused the write; each of its words goes to the cell that it is about. */
export function rejectedOutcome(
  place: Place,
  entry: Entry,
  { message, errors }: { readonly message: string; readonly errors: readonly FieldError[] },
): Outcome {
  const fields = resourceOf(place, entry).fields.map(({ name }) => name);
  const told = errors.filter(({ property, message: words }) => property !== '' || words !== '');
  const said = told.map((error): Said => {
    const field = fieldOfProperty(fields, error.property);
    const words = field === null && error.property !== '' ? `${error.property}: ${error.message}` : error.message;
    return [say.rejected(words), field];
  });
  return outcome(place, entry, { state: 'rejected', said: said.length > 0 ? said : [[say.rejected(message), null]] });
}

/** Something is to be said of the row as a whole. */
export function plainOutcome(
  place: Place,
  entry: Entry,
  { state, problem }: { state: RowState; problem: Problem },
): Outcome {
  return outcome(place, entry, { state, said: [[problem, null]] });
}

type Said = readonly [Problem, string | null];

function outcome(
  place: Place,
  entry: Entry,
  { state, said }: { readonly state: RowState; readonly said: readonly Said[] },
): Outcome {
  const input = inputOf(place, entry);
  const added = said.map(([problem, field]): Issue => issueAtEntry(input, entry, { problem, field }));
  return { state, issues: [...entry.issues, ...added] };
}
