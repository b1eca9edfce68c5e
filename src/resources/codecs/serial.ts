import type { Column } from '../column.ts';

const dayMs = 86_400_000;
const first = 18_264;
const last = 73_415;

/** 1904-01-01 is day 0 of the one count and day 1462 of the other. */
const days1904 = 1462;

/** The instant that Excel's count of days means, from 1900 or 1904 as the workbook counts, as if in UTC; null outside 1950 to 2100. */
export function serialToInstant(text: string, { epoch1904 = false }: Pick<Column, 'epoch1904'> = {}): number | null {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return null;
  const serial = Number(text) + (epoch1904 ? days1904 : 0);
  if (serial < first || serial >= last + 1) return null;
  return Math.round(((serial - 25_569) * dayMs) / 1000) * 1000;
}
