import picocolors from 'picocolors';
import { countedStates, type Countable } from './counted-states.ts';
import type { ValidateTotals } from './document.ts';
import { thousands } from './plural.ts';
import { isAsAsked, type ReadBack } from './read-back.ts';
import type { Look } from './resource-list.ts';
import { shareCells } from './share-cells.ts';
import type { FinalState } from './states.ts';

/** Some of the rows: how many there are, what they are called, and how they are drawn. */
interface Part {
  readonly state: FinalState | 'valid';
  readonly label: string;
  readonly count: number;
  readonly meaning: string;
}

/** The rows of a run as a bar, how many ended how, one state a line with what it means, and their sum below. */
export function renderTotals(document: Countable, look: Look): string {
  const { command } = document.run;
  const parts = countedStates(document).map((one) => ({
    ...one,
    meaning: meaningOf(one.state, command, document.readBack),
  }));
  return renderParts(parts, document.totals.rows, look);
}

/** The same of a check of files. */
export function renderCheckTotals({ rows, valid, invalid, blank }: ValidateTotals, look: Look): string {
  const parts: readonly Part[] = [
    { state: 'valid', label: 'valid', count: valid, meaning: 'the row can be used as it is' },
    { state: 'invalid', label: 'invalid', count: invalid, meaning: meanings.invalid },
    { state: 'blank', label: 'blank', count: blank, meaning: meanings.blank },
  ];
  return renderParts(
    parts.filter(({ state, count }) => count > 0 || state === 'valid'),
    rows,
    look,
  );
}

/** What a state means, for people who see the word for the first time; empty where a plan says it otherwise. */
export function meaningOf(state: FinalState, command: string, readBack?: ReadBack): string {
  if (state === 'updated' && readBack !== undefined && !isAsAsked(readBack)) return sayReadBack(readBack);
  if (command === 'rollback' && state === 'updated') return 'the record is as it was before';
  return command === 'plan' && (state === 'updated' || state === 'notAttempted') ? '' : meanings[state];
}

function sayReadBack({ otherwise, gone, unread }: ReadBack): string {
  const parts = [
    ...(otherwise === 0 ? [] : [`${thousands(otherwise)} not as asked`]),
    ...(gone === 0 ? [] : [`${thousands(gone)} gone since`]),
    ...(unread === 0 ? [] : [`${thousands(unread)} not read back`]),
  ];
  return `the server took the change; ${parts.join(', ')}`;
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

/** How a state is drawn; told apart without colours too. */
const marks: Readonly<Record<FinalState | 'valid', string>> = {
  valid: '█',
  updated: '█',
  unchanged: '░',
  invalid: 'i',
  missing: 'm',
  rejected: 'r',
  stale: 's',
  failed: 'f',
  unknown: '?',
  notAttempted: '-',
  blank: '_',
};

function renderParts(parts: readonly Part[], rows: number, look: Look): string {
  const width = Math.max(rows, ...parts.map(({ count }) => count));
  const lines = parts.map((part) => renderPart(part, thousands(width).length, look));
  const sum = `    ${thousands(rows).padStart(thousands(width).length)} ${rows === 1 ? 'row' : 'rows'} in all`;
  const bar = renderBar(parts, rows, look);
  return [...(bar === '' ? [] : [bar]), ...lines, sum, ''].join('\n');
}

const mostCells = 60;
const fewestCells = 20;

/** Rows that are in no state, which must not be, are left empty. */
function renderBar(parts: readonly Part[], rows: number, look: Look): string {
  const lost = Math.max(0, rows - parts.reduce((sum, { count }) => sum + count, 0));
  const cells = Math.min(mostCells, Math.max(fewestCells, look.columns - 4));
  const shares = shareCells([...parts.map(({ count }) => count), lost], cells);
  const drawn = parts.map(({ state }, at) => {
    const share = shares[at] ?? 0;
    return share === 0 ? '' : colorOf(state, look)(marks[state].repeat(share));
  });
  return drawn.every((text) => text === '') ? '' : `  ${drawn.join('')}`;
}

/** Where it would not fit into the line, the meaning is left out. */
function renderPart({ state, label, count, meaning }: Part, width: number, look: Look): string {
  const { dim } = picocolors.createColors(look.hasColor);
  const color = count === 0 ? asIs : colorOf(state, look);
  const start = `  ${color(marks[state])} ${thousands(count).padStart(width)} ${color(label)}`;
  const gap = ' '.repeat(Math.max(1, longestLabel + 2 - label.length));
  const length = 5 + width + label.length + gap.length + meaning.length;
  return meaning === '' || length > look.columns ? start : `${start}${gap}${dim(meaning)}`;
}

const longestLabel = 'not attempted'.length;

function asIs(text: string): string {
  return text;
}

function colorOf(state: FinalState | 'valid', { hasColor }: Look): (text: string) => string {
  const { green, red, yellow } = picocolors.createColors(hasColor);
  switch (state) {
    case 'valid':
    case 'updated':
      return green;
    case 'unchanged':
    case 'blank':
      return asIs;
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
