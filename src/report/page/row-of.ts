import type { CheckedRow, Issue } from '../../model.ts';
import type { Entry, Run, RunInput } from '../../model/run.ts';
import { sayReason } from '../say-entry.ts';
import { sayIssue } from '../say-issue.ts';
import { finalStateOf } from '../states.ts';
import type { PageRow } from './pack-rows.ts';
import type { PageStateKey } from './page-data.ts';

/** A row before it has its place among all rows. */
export type PlacelessRow = Omit<PageRow, 'seq'>;

/** Makes the function that tells the page of a row of the journal. */
export function createEntryRow(
  run: Pick<Run, 'command' | 'startedAt'>,
  { inputs, notAttempted }: { readonly inputs: readonly RunInput[]; readonly notAttempted: string },
): (entry: Entry) => PlacelessRow {
  const strippers = inputs.map(({ issues }) => createStripper(issues));
  const after = (at: number | null): number | null => (at === null ? null : at - run.startedAt);
  return (entry) => {
    const state = stateOf(entry, run.command);
    const { issues, spoiled } = strippers[entry.input]?.(entry.issues) ?? { issues: entry.issues, spoiled: '' };
    const reason = state === 'planned' ? '' : sayReason(entry, notAttempted);
    return {
      input: entry.input,
      row: entry.row,
      id: entry.id,
      state,
      changes: entry.changes,
      issues,
      reason: [reason, spoiled].filter((text) => text !== '').join('; '),
      attempts: entry.attempts,
      httpStatus: entry.httpStatus,
      sentAfter: after(entry.sentAt),
      settledAfter: after(entry.settledAt),
    };
  };
}

/** What the page shows of a row that was only checked. */
export function rowOfChecked(checked: CheckedRow, input: number, ofSheet: ReadonlySet<Issue>): PlacelessRow {
  const issues = checked.kind === 'blank' ? none : checked.issues;
  const own = ofSheet.size === 0 ? issues : issues.filter((issue) => !ofSheet.has(issue));
  const isSpoiled = own.length < issues.length && checked.kind === 'invalid';
  return {
    ...nothingSent,
    input,
    row: checked.row.row,
    id: idOf(checked),
    state: checked.kind === 'superseded' ? 'valid' : checked.kind,
    issues: own,
    reason: isSpoiled ? saySpoiled(issues.filter((issue) => ofSheet.has(issue))) : '',
  };
}

const none: readonly Issue[] = [];

const nothingSent = { changes: [], attempts: 0, httpStatus: null, sentAfter: null, settledAfter: null };

function idOf(checked: CheckedRow): number | null {
  switch (checked.kind) {
    case 'valid':
      return checked.draft.id;
    case 'invalid':
    case 'superseded':
      return checked.id;
    case 'blank':
      return null;
  }
}

function stateOf({ state, changes }: Entry, command: string): PageStateKey {
  const final = finalStateOf(state);
  return final === 'notAttempted' && command === 'plan' && changes.length > 0 ? 'planned' : final;
}

/** Rows that a whole sheet spoils carry its issues too; the page shows those once, with the sheet. */
function createStripper(
  ofSheet: readonly Issue[],
): (issues: readonly Issue[]) => { readonly issues: readonly Issue[]; readonly spoiled: string } {
  const known = new Set(ofSheet.map((issue) => JSON.stringify(issue)));
  return (issues) => {
    if (known.size === 0 || issues.length === 0) return { issues, spoiled: '' };
    const own = issues.filter((issue) => !known.has(JSON.stringify(issue)));
    const others = issues.filter((issue) => known.has(JSON.stringify(issue)));
    return { issues: own, spoiled: saySpoiled(others) };
  };
}

function saySpoiled(issues: readonly Issue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error');
  return errors.length === 0 ? '' : `the whole sheet cannot be used: ${errors.map(sayIssue).join(' | ')}`;
}
