import { getHeader, type Answered } from './answer.ts';

// The shortest window of the API, and its longest: no throttle can mean less or more.
const leastMs = 100;
const mostMs = 86_400_000;
const defaultMs = 10_000;

/** How long a throttled answer asks us to wait, by its header and its text; the longer counts where both say something. */
export function waitTimeOf({ headers, body, at }: Pick<Answered, 'headers' | 'body' | 'at'>): number {
  const asked = [fromHeader(headers, at), waitInText(body)].filter((wait) => wait !== null);
  const wait = asked.length === 0 ? defaultMs : Math.max(...asked);
  return Math.ceil(Math.min(Math.max(wait, leastMs), mostMs));
}

/** Milliseconds of a text such as `Wait 1.5 seconds`; null where it is none. */
export function waitInText(text: string): number | null {
  const [, amount, unit = ''] =
    /\bwait(?: for)? (\d{1,9}(?:[.,]\d{1,9})?) ?(ms|milli|m|s|h)?/i.exec(text.slice(0, 1000)) ?? [];
  return amount === undefined ? null : Number(amount.replace(',', '.')) * (unitMs[unit.toLowerCase()] ?? 1000);
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, milli: 1, s: 1000, m: 60_000, h: 3_600_000 };

// A date is measured against the server's own clock where the answer tells it, since ours may be wrong.
function fromHeader(headers: Answered['headers'], at: number): number | null {
  const value = getHeader(headers, 'retry-after')?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * 1000;
  const until = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) return null;
  const serverNow = Date.parse(getHeader(headers, 'date') ?? '');
  return until - (Number.isNaN(serverNow) ? at : serverNow);
}
