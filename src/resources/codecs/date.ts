import type { Value } from '../../model.ts';
import * as say from '../../problems/cells.ts';
import { Refusal, Remark, type Column, type Parsed } from '../column.ts';
import type { Codec } from '../resource.ts';
import { orderEvidence, parseCivil, type Civil } from './civil.ts';
import { isPlainDay, refuseDate } from './date-time.ts';
import { printValue } from './print-value.ts';
import { serialToInstant } from './serial.ts';
import { tidy } from './tidy.ts';

/** A calendar day such as a birthday, as `YYYY-MM-DD`; no time zone ever touches it. */
export const dateCodec: Codec = {
  type: 'date',
  example: '1980-12-31',
  parse: (text, column) => (isPlainDay(text) ? text : parseSlowly(tidy(text), column)),
  evidence: (text) => orderEvidence(tidy(text)),
  print: printValue,
  equal: (one, other) => day(one) === day(other),
};

function parseSlowly(text: string, column: Column): Parsed {
  const counted = serialToInstant(text, column);
  if (counted !== null) return fromSerial(text, counted);
  if (column.mixed && orderEvidence(text) === 'either') return new Refusal(say.dateAmongMixed(text));
  const civil = parseCivil(text, column.dateOrder);
  if (typeof civil === 'string') return refuseDate(text, civil, column);
  if (civil.timeMs !== null && civil.timeMs !== 0) return new Refusal(say.dateHasTime(text));
  const value = iso(civil);
  return civil.year < 1900 || civil.year > 2100 ? new Remark(value, say.unlikelyYear(text)) : value;
}

function fromSerial(text: string, wall: number): Parsed {
  if (text.includes('.') && wall % 86_400_000 !== 0) return new Refusal(say.dateHasTime(text));
  const value = new Date(wall).toISOString().slice(0, 10);
  return new Remark(value, say.excelSerial(text, value));
}

function iso({ year, month, day: dayOfMonth }: Civil): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(dayOfMonth).padStart(2, '0')].join('-');
}

function day(value: Value): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, 10) : null;
}
