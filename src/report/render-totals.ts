import picocolors from 'picocolors';
import { countedStates, type Countable } from './counted-states.ts';
import { thousands } from './plural.ts';
import type { Look } from './resource-list.ts';
import type { FinalState } from './states.ts';

/** How many rows ended how, one state a line with what it means, and their sum below. */
export function renderTotals(document: Countable, look: Look): string {
  const { totals, run } = document;
  const { dim } = picocolors.createColors(look.hasColor);
  const width = Math.max(thousands(totals.rows).length, thousands(document.plan.update).length);
  const lines = countedStates(document).map(({ state, label, count }) => {
    const meaning = meaningOf(state, run.command);
    const words = meaning === '' ? '' : `${' '.repeat(15 - label.length)}${dim(meaning)}`;
    return `  ${thousands(count).padStart(width)} ${colored(state, count, look)(label)}${words}`;
  });
  const sum = `  ${thousands(totals.rows).padStart(width)} ${totals.rows === 1 ? 'row' : 'rows'} in all`;
  return [...lines, sum, ''].join('\n');
}

/** What a state means, for people who see the word for the first time; empty where a plan says it otherwise. */
export function meaningOf(state: FinalState, command: string): string {
  return command === 'plan' && (state === 'updated' || state === 'notAttempted') ? '' : meanings[state];
}

const meanings: Readonly<Record<FinalState, string>> = {
  updated: 'the record is as the file wants it now',
  unchanged: 'the record was like that already',
  invalid: 'the row cannot be used as it is',
  missing: 'there is no record with this Id',
  rejected: 'the server refused the change',
  stale: 'somebody else changed the record meanwhile',
  failed: 'the server gave errors, again and again',
  unknown: 'no answer came: changed or not, nobody knows yet',
  notAttempted: 'nothing was sent for the row',
  blank: 'the row is empty',
};

function colored(state: FinalState, count: number, { hasColor }: Look): (text: string) => string {
  const { green, red, yellow } = picocolors.createColors(hasColor);
  if (count === 0) return (text) => text;
  switch (state) {
    case 'updated':
      return green;
    case 'unchanged':
    case 'blank':
      return (text) => text;
    case 'notAttempted':
      return yellow;
    case 'invalid':
    case 'missing':
    case 'rejected':
    case 'stale':
    case 'failed':
    case 'unknown':
      return red;
  }
}
