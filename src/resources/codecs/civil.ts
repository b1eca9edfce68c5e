import type { DateOrder } from '../column.ts';

/** A date as it is written, before any time zone. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Milliseconds after midnight; null where the cell gives no time of day. */
  readonly timeMs: number | null;
  /** Minutes east of UTC; null where the cell gives no offset. */
  readonly offsetMinutes: number | null;
}

/** Why a text is no date that can be read. */
export type DateTrouble = 'no-date' | 'other-order' | 'depends' | 'short-year';

const clock = String.raw`(?:[T ,]\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s*(?<half>[ap]\.?m\.?)?\s*(?<offset>Z|UTC|GMT|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)?$`;
const monthName =
  '(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)\\.?';
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const yearFirst = new RegExp(
  String.raw`^(?<year>\d{4})(?<sep>[-/.])(?<month>\d{1,2})\k<sep>(?<day>\d{1,2})${clock}`,
  'i',
);
const compact = new RegExp(String.raw`^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})${clock}`, 'i');
const yearLast = new RegExp(
  String.raw`^(?<first>\d{1,2})(?<sep>[-/. ])(?<second_>\d{1,2})\k<sep>(?<year>\d{4}|\d{2})${clock}`,
  'i',
);
const dayMonthName = new RegExp(
  String.raw`^(?<day>\d{1,2})(?:st|nd|rd|th)?[-/ .]\s*${monthName}[-/ ,]\s*(?<year>\d{4}|\d{2})${clock}`,
  'i',
);
const monthNameDay = new RegExp(
  String.raw`^${monthName}[-/ ]\s*(?<day>\d{1,2})(?:st|nd|rd|th)?[-/ ,]\s*(?<year>\d{4}|\d{2})${clock}`,
  'i',
);

/** A four-digit year below this is two digits that something filled up, or the zero of a database. */
const firstYear = 1000;

const swappable = /^\d{1,2}[-/. ]\d/;

type Groups = Readonly<Record<string, string | undefined>>;

/** Reads a date in any common form; where day and month could be swapped, only in the given order. */
export function parseCivil(text: string, order: DateOrder | null): Civil | DateTrouble {
  const groups = (yearFirst.exec(text) ?? compact.exec(text))?.groups;
  if (groups !== undefined) return civil(groups, Number(groups['month']), Number(groups['day']));
  const numeric = yearLast.exec(text)?.groups;
  if (numeric !== undefined) return inOrder(numeric, order);
  const named = (dayMonthName.exec(text) ?? monthNameDay.exec(text))?.groups;
  if (named === undefined) return 'no-date';
  return civil(named, months.indexOf((named['name'] ?? '').slice(0, 3).toLowerCase()) + 1, Number(named['day']));
}

/** Which orders a text allows, as evidence for its whole column; null where the order does not matter. */
export function orderEvidence(text: string): DateOrder | 'either' | null {
  if (!swappable.test(text) || parseCivil(text, null) !== 'depends') return null;
  if (typeof parseCivil(text, 'dmy') !== 'object') return 'mdy';
  return typeof parseCivil(text, 'mdy') === 'object' ? 'either' : 'dmy';
}

/** True where the calendar has this day. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function inOrder(groups: Groups, order: DateOrder | null): Civil | DateTrouble {
  const first = Number(groups['first']);
  const second = Number(groups['second_']);
  const dayFirst = civil(groups, second, first);
  const monthFirst = civil(groups, first, second);
  if (typeof dayFirst === 'string' && typeof monthFirst === 'string')
    return dayFirst === 'no-date' ? monthFirst : dayFirst;
  if (first === second) return dayFirst;
  if (order === null) return 'depends';
  const chosen = order === 'dmy' ? dayFirst : monthFirst;
  return chosen === 'no-date' ? 'other-order' : chosen;
}

function civil(groups: Groups, month: number, day: number): Civil | DateTrouble {
  const year = Number(groups['year']);
  if (groups['year']?.length === 2) return isDay(2000 + year, month, day) ? 'short-year' : 'no-date';
  const timeMs = timeOf(groups);
  if (year < firstYear || !isDay(year, month, day) || timeMs === 'no-time') return 'no-date';
  return { year, month, day, timeMs, offsetMinutes: offsetOf(groups['offset']) };
}

function timeOf(groups: Groups): number | null | 'no-time' {
  if (groups['hour'] === undefined) return null;
  const hour = hourOf(Number(groups['hour']), groups['half']);
  const minute = Number(groups['minute']);
  const second = Number(groups['second'] ?? 0);
  if (hour === null || hour > 23 || minute > 59 || second > 59) return 'no-time';
  return ((hour * 60 + minute) * 60 + second) * 1000 + Number((groups['fraction'] ?? '').slice(0, 3).padEnd(3, '0'));
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[+-]/.test(text)) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + (text.length > 3 ? Number(text.slice(-2)) : 0);
  return text.startsWith('-') ? -minutes : minutes;
}
