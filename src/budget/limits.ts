import { badLimits } from '../errors/budget.ts';

/** At most this many calls in any span of this length. */
export interface Window {
  readonly count: number;
  readonly spanMs: number;
}

/** What a window counts. */
export type Stream = 'all' | 'reads' | 'writes';

/** Every window that calls have to stay inside, by what it counts. */
export type Limits = Readonly<Record<Stream, readonly Window[]>>;

const streams: readonly Stream[] = ['writes', 'reads', 'all'];
const nexudus = 'writes=60/1m,5000/1d;all=1/100ms,120/1m,5000/1h,200000/1d';
const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `nexudus` (the documented table), `none`, or a text such as `writes=60/1m,5000/1d;all=1/100ms,120/1m`. */
export function parseLimits(text: string): Limits {
  const spec = text.trim().toLowerCase();
  if (spec === 'none') return { all: [], reads: [], writes: [] };
  const groups = (spec === 'nexudus' ? nexudus : spec).split(';').map((group) => parseGroup(group.trim(), text));
  const windowsOf = (stream: Stream): readonly Window[] =>
    groups.filter((group) => group.stream === stream).flatMap(({ windows }) => windows);
  return { all: windowsOf('all'), reads: windowsOf('reads'), writes: windowsOf('writes') };
}

/** The limits as one line that `parseLimits` reads again; `nexudus` and `none` by their names. */
export function describeLimits(limits: Limits): string {
  const spec = streams
    .filter((stream) => limits[stream].length > 0)
    .map((stream) => `${stream}=${limits[stream].map(describeWindow).join(',')}`)
    .join(';');
  if (spec === nexudus) return 'nexudus';
  return spec === '' ? 'none' : spec;
}

/** True where there is no window at all. */
export function isUnlimited(limits: Limits): boolean {
  return streams.every((stream) => limits[stream].length === 0);
}

/** The longest span of all windows, after which a use can be forgotten; 0 without windows. */
export function longestSpanMs(limits: Limits): number {
  return Math.max(0, ...streams.flatMap((stream) => limits[stream].map(({ spanMs }) => spanMs)));
}

function parseGroup(group: string, text: string): { readonly stream: Stream; readonly windows: readonly Window[] } {
  const [name = '', windows = '', ...rest] = group.split('=').map((part) => part.trim());
  const stream = streams.find((known) => known === name);
  if (stream === undefined || rest.length > 0) {
    throw badLimits(text.trim(), `"${group}" does not begin with writes=, reads= or all=`);
  }
  return { stream, windows: windows.split(',').map((window) => parseWindow(window.trim(), text.trim())) };
}

function parseWindow(window: string, text: string): Window {
  // 60/m is short for 60/1m.
  const [, count = '', amount = '1', unit = ''] =
    /^(\d{1,9})\s*\/\s*(\d+(?:\.\d+)?)?\s*(ms|s|m|h|d)$/.exec(window) ?? [];
  const spanMs = Number(amount) * (unitMs[unit] ?? 0);
  if (Number(count) >= 1 && spanMs > 0) return { count: Number(count), spanMs };
  throw badLimits(text, `"${window}" is no window like 60/1m`);
}

function describeWindow({ count, spanMs }: Window): string {
  const [unit = 'ms', ms = 1] =
    Object.entries(unitMs).findLast(([, length]) => spanMs >= length && Number.isInteger(spanMs / length)) ?? [];
  return `${count}/${spanMs / ms}${unit}`;
}
