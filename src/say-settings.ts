import { countOf } from './report/plural.ts';
import { sayReading } from './say-reading.ts';
import { sendingSchema, type Cap, type Sending } from './sending.ts';

/** What the user settled for a run, as people read it; nothing where it cannot be read any more. */
export function saySettings(settings: unknown, command: string): ReadonlyArray<readonly [string, string]> {
  const reading = sayReading(flagsOf(settings));
  const sending = sendingOf(settings);
  if (sending === null) return reading;
  const always: ReadonlyArray<readonly [string, string]> = [
    ['Limits', sending.limits === 'nexudus' ? 'as Nexudus documents them' : sending.limits],
    ['Columns', sending.mode === 'merge' ? 'others keep what the record has' : 'others are cleared (--mode replace)'],
  ];
  if (command === 'plan') return [...always, ...reading];
  return [
    ...always,
    ['At the same time', countOf(sending.concurrency, 'request')],
    ['Invalid rows', sending.skipInvalid ? 'are left out' : 'stop the run'],
    ['Records that somebody changed meanwhile', sending.onConflict === 'refuse' ? 'are left alone' : 'are overwritten'],
    ['Read back after writing', sending.verifies ? 'yes' : 'no'],
    ['Tried again', `up to ${countOf(sending.retries, 'time')}`],
    ['Stops when', sayStop(sending.maxErrors)],
    ...sayBounds(sending),
    ...reading,
  ];
}

/** The limits of a run, as `--limits` has them; null where they cannot be read any more. */
export function limitsOf(settings: unknown): string | null {
  return sendingOf(settings)?.limits ?? null;
}

function flagsOf(settings: unknown): readonly string[] {
  const isKept = typeof settings === 'object' && settings !== null && 'flagsForRejects' in settings;
  return isKept && Array.isArray(settings.flagsForRejects) ? settings.flagsForRejects.map(String) : [];
}

function sendingOf(settings: unknown): Sending | null {
  const inside = typeof settings === 'object' && settings !== null && 'sending' in settings ? settings.sending : null;
  return sendingSchema.safeParse(inside).data ?? null;
}

function sayBounds({
  maxChanges,
  maxClears,
  maxWrites,
  maxDurationMs,
  canary,
}: Sending): ReadonlyArray<readonly [string, string]> {
  return [
    ...(maxChanges === null ? [] : ([['Changes at most', sayCap(maxChanges)]] as const)),
    ...(maxClears === null ? [] : ([['Cells cleared at most', String(maxClears)]] as const)),
    ...(maxWrites === null ? [] : ([['Writes at most', String(maxWrites)]] as const)),
    ...(maxDurationMs === null ? [] : ([['Time at most', sayTime(maxDurationMs)]] as const)),
    ...(canary === null ? [] : ([['Sent first, as a trial', countOf(canary, 'row')]] as const)),
  ];
}

/** A part of few rows would stop a run at the first trouble; the sending knows the same bound. */
function sayStop(cap: Cap): string {
  if (cap.kind === 'share') return `${sayCap(cap)} fail, and at least 20 of them`;
  return `${sayCap(cap)} ${cap.kind === 'count' && cap.count === 1 ? 'fails' : 'fail'}`;
}

/** `2 hours`, `90 minutes`, `1.5 seconds`: in the largest unit of which it is a whole number. */
function sayTime(ms: number): string {
  if (ms % 3_600_000 === 0) return countOf(ms / 3_600_000, 'hour');
  return ms % 60_000 === 0 ? countOf(ms / 60_000, 'minute') : `${ms / 1000} seconds`;
}

function sayCap(cap: Cap): string {
  return cap.kind === 'count' ? countOf(cap.count, 'row') : `${Number((cap.share * 100).toFixed(2))}% of the rows`;
}
