import { UserError } from '../errors.ts';
import { parseDuration } from './duration.ts';

/** At most this many requests in any span of this length. */
export interface Window {
  readonly count: number;
  readonly spanMs: number;
}

/** Which requests a window counts. */
export type Traffic = 'all' | 'writes' | 'reads';

/** Every window that a client has to stay inside, by what it counts. */
export type Limits = Readonly<Record<Traffic, readonly Window[]>>;

const traffics: readonly Traffic[] = ['all', 'writes', 'reads'];
const nexudus = 'writes=60/1m,5000/1d;all=1/100ms,120/1m,5000/1h,200000/1d';

/** Reads `nexudus` (the documented table), `none`, or a text such as `writes=60/1m,5000/1d;all=1/100ms`. */
export function parseLimits(text: string): Limits {
  const spec = text.trim().toLowerCase() === 'nexudus' ? nexudus : text.trim().toLowerCase();
  const groups = spec === 'none' ? [] : spec.split(';').map((group) => parseGroup(group, text));
  const windowsOf = (traffic: Traffic): readonly Window[] =>
    groups.filter((group) => group.traffic === traffic).flatMap((group) => group.windows);
  return { all: windowsOf('all'), writes: windowsOf('writes'), reads: windowsOf('reads') };
}

/** The same limits in fast motion: every span is divided, every count stays. */
export function scaleLimits(limits: Limits, timeScale: number): Limits {
  const scale = (windows: readonly Window[]): readonly Window[] =>
    windows.map(({ count, spanMs }) => ({ count, spanMs: spanMs / timeScale }));
  return { all: scale(limits.all), writes: scale(limits.writes), reads: scale(limits.reads) };
}

function parseGroup(group: string, text: string): { traffic: Traffic; windows: readonly Window[] } {
  const [name = '', windows = '', ...rest] = group.split('=').map((part) => part.trim());
  const traffic = traffics.find((known) => known === name);
  if (traffic === undefined || rest.length > 0) throw refuse(text, `"${group.trim()}" is no limit`);
  return { traffic, windows: windows.split(',').map((window) => parseWindow(window.trim(), text)) };
}

function parseWindow(window: string, text: string): Window {
  const [count = '', span = '', ...rest] = window.split('/');
  // 1/m is short for 1/1m.
  const spanMs = parseDuration(/^\d/.test(span) ? span : `1${span}`);
  const isWhole = /^[1-9]\d{0,8}$/.test(count);
  if (!isWhole || spanMs === null || spanMs <= 0 || rest.length > 0) throw refuse(text, `"${window}" is no window`);
  return { count: Number(count), spanMs };
}

function refuse(text: string, why: string): UserError {
  return new UserError({
    code: 'bad-limits',
    message: `The limits "${text}" cannot be read: ${why}`,
    hint: 'write nexudus, none, or windows like writes=60/1m,5000/1d;all=1/100ms,120/1m',
  });
}
