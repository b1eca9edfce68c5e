import type { LiveRecord } from '../../model.ts';
import { getExactTexts } from '../../model/exact-texts.ts';

/** The record as JSON; what still is as it was read keeps every digit that the server wrote. */
export function printRecord(record: LiveRecord): string {
  const texts = getExactTexts(record);
  if (texts === undefined) return JSON.stringify(record);
  const members = Object.entries(record).map(([key, value]) => {
    const exact = texts.get(key);
    const isAsRead = exact !== undefined && exact.value === value;
    return `${JSON.stringify(key)}:${isAsRead ? exact.text : JSON.stringify(value)}`;
  });
  return `{${members.join(',')}}`;
}
