import type { FormatKind } from './number-format.ts';
import { numberOf, numberText } from './number-text.ts';

/** How the numbers of a workbook stand for days. */
export interface SerialStyle {
  readonly kind: Exclude<FormatKind, 'number'>;
  readonly epoch1904: boolean;
}

const daySeconds = 86_400;
/** Serial number of 9999-12-31 in the 1900 system. */
const lastDay = 2_958_465;
/** 1904-01-01 is day 0 of the one system and day 1462 of the other. */
const days1904 = 1462;

/** The day and time that a serial number stands for, as ISO text without a zone; the number itself where it stands for no day that ever was. */
export function serialText(text: string, style: SerialStyle): string {
  const serial = numberOf(text);
  if (serial === null || serial < 0) return numberText(text);
  if (serial < 1 && style.kind === 'time') return timeText(Math.round(serial * daySeconds) % daySeconds);
  const seconds = Math.round(serial * daySeconds);
  const day = Math.floor(seconds / daySeconds) + (style.epoch1904 ? days1904 : 0);
  if (!isRealDay(day, style)) return numberText(text);
  return dateTimeText(day, seconds % daySeconds);
}

/** The 1900 system has a day 0 before its first and a 29 February 1900, day 60, that never was. */
function isRealDay(day: number, { epoch1904 }: SerialStyle): boolean {
  if (day > lastDay) return false;
  return epoch1904 || (day >= 1 && day !== 60);
}

function dateTimeText(day: number, seconds: number): string {
  const sinceEpoch = day < 60 ? day : day - 1;
  const date = new Date(Date.UTC(1899, 11, 31 + sinceEpoch)).toISOString().slice(0, 10);
  return seconds === 0 ? date : `${date}T${timeText(seconds)}`;
}

function timeText(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}
