import type { Value } from '../../model.ts';
import * as say from '../../problems/cells.ts';
import { Refusal, Remark, Undecided, type Column, type Parsed } from '../column.ts';
import type { Codec } from '../resource.ts';
import { isDay, orderEvidence, parseCivil, type Civil, type DateTrouble } from './civil.ts';
import { parseDigits } from './digits.ts';
import { printValue } from './print-value.ts';
import { refuse } from './refuse.ts';
import { serialToInstant } from './serial.ts';
import { tidy } from './tidy.ts';
import { instantOf } from './zone.ts';

/** An instant, as ISO text in UTC. */
export const dateTimeCodec: Codec = {
  type: 'date-time',
  example: '2025-12-31',
  parse(text, column) {
    if (column.zone === 'UTC' && isPlainDay(text)) return `${text}T00:00:00Z`;
    return parseSlowly(tidy(text), column);
  },
  evidence: (text) => orderEvidence(tidy(text)),
  print: printValue,
  equal: (one, other) => one === other || (one !== null && other !== null && instant(one) === instant(other)),
};

/** True for `YYYY-MM-DD` of a day from 1950 to 2100, the form that most files have. */
export function isPlainDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const year = parseDigits(text.slice(0, 4));
  if (year < 1950 || year > 2100) return false;
  return isDay(year, parseDigits(text.slice(5, 7)), parseDigits(text.slice(8, 10)));
}

/** The refusal for a text that is no date, in the words that fit the trouble. */
export function refuseDate(text: string, trouble: DateTrouble, column: Column): Refusal | Undecided {
  switch (trouble) {
    case 'depends':
      return new Undecided('date-order');
    case 'short-year':
      return new Refusal(say.twoDigitYear(text));
    case 'other-order':
      return new Refusal(say.notADateOfOrder(text, column.dateOrder ?? 'dmy'));
    case 'no-date':
      return refuse(text, column, () => say.notADate(text));
  }
}

function parseSlowly(text: string, column: Column): Parsed {
  const counted = serialToInstant(text, column);
  if (counted !== null) return fromSerial(text, counted, column);
  if (column.mixed && orderEvidence(text) === 'either') return new Refusal(say.dateAmongMixed(text));
  const civil = parseCivil(text, column.dateOrder);
  if (typeof civil === 'string') return refuseDate(text, civil, column);
  const value = inZone(text, civil, column);
  if (typeof value !== 'string') return value;
  return civil.year < 1950 || civil.year > 2100 ? new Remark(value, say.unlikelyYear(text)) : value;
}

function fromSerial(text: string, wall: number, column: Column): Parsed {
  const at = new Date(wall);
  const timeMs = wall % 86_400_000;
  const civil = {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    timeMs: timeMs === 0 ? null : timeMs,
    offsetMinutes: null,
  };
  const value = inZone(text, civil, column);
  return typeof value === 'string'
    ? new Remark(value, say.excelSerial(text, iso(wall).replace(/T00:00:00Z$|Z$/, '')))
    : value;
}

function inZone(text: string, civil: Civil, { zone }: Column): string | Refusal {
  const at = instantOf(civil, zone);
  if (at === 'no-such-time') return new Refusal(say.noSuchTime(text, zone));
  return at === 'exists-twice' ? new Refusal(say.timeExistsTwice(text, zone)) : iso(at);
}

function iso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

function instant(value: Value): number {
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}
