import type { Entry, RowState, Run } from '../model/run.ts';
import { oneLine } from './one-line.ts';
import { sayIssues } from './rows-csv.ts';
import { finalStateOf } from './states.ts';

/** All that is to say about a row, in one cell: its issues, and else why it ended as it did. */
export function sayEntry({ state, issues, id }: Pick<Entry, 'state' | 'issues' | 'id'>, notAttempted: string): string {
  const said = oneLine(sayIssues(issues));
  return [said, sayReason({ state, issues, id }, notAttempted)].filter((part) => part !== '').join(' | ');
}

/** Why a row ended as it did, where its issues do not say so; empty where they do, and where there is nothing to say. */
export function sayReason({ state, issues, id }: Pick<Entry, 'state' | 'issues' | 'id'>, notAttempted: string): string {
  const isExplained = issues.some(({ severity }) => severity === 'error');
  return isExplained && finalStateOf(state) !== 'notAttempted' ? '' : sayState(state, { id, notAttempted });
}

/** Why rows were not attempted, in words. */
export function whyNotAttempted(
  { command, phase, stopped }: Pick<Run, 'command' | 'phase' | 'stopped'>,
  invalid: number,
): string {
  if (stopped !== null) return oneLine(stopped);
  if (command === 'plan') return 'planned only';
  if (invalid > 0) return 'rows elsewhere are invalid';
  return phase === 'settled' ? 'nothing was sent' : 'the run ended before its turn';
}

function sayState(state: RowState, facts: { readonly id: number | null; readonly notAttempted: string }): string {
  switch (state) {
    case 'drafted':
    case 'planned':
      return facts.notAttempted;
    case 'sending':
      return 'a write went out and no answer is recorded, so it may have happened or not';
    case 'missing':
      return `there is no record with Id ${facts.id}`;
    case 'rejected':
      return 'the server refused it';
    case 'stale':
      return 'somebody else changed the record since it was planned';
    case 'failed':
      return 'the server could not take it';
    case 'unknown':
      return 'no answer came, so the write may have happened or not';
    case 'invalid':
      return 'it cannot be used as it is';
    case 'written':
    case 'updated':
    case 'unchanged':
    case 'blank':
      return '';
  }
}
