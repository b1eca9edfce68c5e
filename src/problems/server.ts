/** What can become of a row at the server; each function is one sentence of the catalogue. */

import type { Json, Problem } from '../model.ts';
import { error, warning, note } from './problem.ts';
import { quote } from './quote.ts';

export const recordMissing = (entity: string, id: number): Problem =>
  error('record-missing', `there is no ${entity} with Id ${id}`, 'correct the Id, or delete the row');

/** `said` are the server's own words, here and below, or ours where it said nothing. */
export const rejected = (said: string): Problem =>
  error('rejected', `the server refused it and ${reasonOf(said)}`, 'correct the row, and apply it again');

export const conflict = (said: string): Problem =>
  error(
    'conflict',
    `the server refused it as a conflict and ${reasonOf(said)}`,
    'look at the record, and apply the row again',
  );

/** A field that somebody else changed: what it was when the row was planned, what it is and what the row wants. */
export interface Disagreement {
  readonly seen: Json;
  readonly now: Json;
  readonly wanted: Json;
  readonly by: string | null;
  readonly on: string | null;
}

export const changedMeanwhile = ({ seen, now, wanted, by, on }: Disagreement): Problem =>
  error(
    'changed-meanwhile',
    `was ${sayJson(seen)} and is now ${sayJson(now)}, changed${by === null ? '' : ` by ${quote(by)}`}${
      on === null ? ' since the plan' : ` on ${sayInstant(on)}`
    }, while the row wants ${sayJson(wanted)}`,
    'look at both values; where the row is right, say --on-conflict overwrite',
  );

export const unreadable = (said: string): Problem =>
  error(
    'unreadable-record',
    `the record could not be read: ${heard(said)}`,
    'look at the record, and apply the row again',
  );

export const gaveUp = (tries: number, said: string): Problem =>
  error(
    'gave-up',
    `${tries === 1 ? 'the only try failed:' : `${tries} tries failed, and the last time`} ${heard(said)}`,
    'apply the row again later',
  );

export const answerUnknown = (said: string): Problem =>
  error(
    'answer-unknown',
    `the write was not answered (${heard(said)}) and the record could not be read, so it may have been changed or not`,
    'say `nexload resume`, which reads the record first',
  );

/** `by` is somebody else who changed the record since; null where the server made the value of ours. */
export const storedOtherwise = (stored: Json, wanted: Json, by: string | null = null): Problem =>
  warning(
    'stored-otherwise',
    by === null
      ? `the server stored ${sayJson(stored)} instead of ${sayJson(wanted)}`
      : `holds ${sayJson(stored)} instead of ${sayJson(wanted)}, as ${quote(by)} changed the record after the write`,
    'look at the record',
  );

export const goneAfterWrite = (entity: string, id: number): Problem =>
  warning(
    'gone-after-write',
    `the server took the write, but now there is no ${entity} with Id ${id}`,
    'add the record in Nexudus again where it is still wanted, or delete the row',
  );

export const unreadAfterWrite = (said: string): Problem =>
  warning(
    'unread-after-write',
    `the server took the write, but the record could not be read back: ${heard(said)}`,
    'look at the record',
  );

/** `flag` is the field of the record that says so: `Applied`, `Invoiced`. */
export const alreadyDone = (flag: string): Problem =>
  warning(
    flag === 'Applied' ? 'already-applied' : 'already-invoiced',
    `the record says ${flag}, so a change has no effect any more or is refused`,
    'check that it is meant',
  );

/** Another row that names the same record; a text file has no sheet. */
export interface Twin {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
}

export const twinInOtherInput = (id: number, twin: Twin): Problem =>
  error(
    'twin-in-other-input',
    `Id ${id} stands in ${placeOf(twin)} as well`,
    'keep one of them, or say --duplicates last or --duplicates first',
  );

export const supersededByTwin = (id: number, twin: Twin): Problem =>
  note('superseded-row', `Id ${id} is taken from ${placeOf(twin)} instead`);

function placeOf({ file, sheet, row }: Twin): string {
  return `row ${row} of ${file}${sheet === null ? '' : `, sheet ${quote(sheet)}`}`;
}

function reasonOf(said: string): string {
  const status = /^the server answered with (status \d+) and no reason$/.exec(said)?.[1];
  if (status !== undefined) return `gave no reason but ${status}`;
  return said === '' ? 'gave no reason' : `said ${quote(said)}`;
}

/** Nobody is to take our own words for the server's. */
const ownWords =
  /^(?:the server answered with status \d+ and no reason|the answer of the server is not what|no answer came within|the connection (?:broke|failed)|no connection could be made|nothing listens there|there is no (?:host of that name|way to that host|network)|the name service does not)/;

function heard(said: string): string {
  return ownWords.test(said) ? said : `the server said ${quote(said)}`;
}

/** A value of a record in a sentence. */
function sayJson(value: Json): string {
  if (value === null || value === '') return 'nothing';
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : quote(value.map(String).join(', '));
  return typeof value === 'object' ? quote(JSON.stringify(value)) : String(value);
}

/** To the second: the server stamps ten millionths of one. */
function sayInstant(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? quote(text) : `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
