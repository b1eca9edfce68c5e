import { IANAZone } from 'luxon';
import type { Civil } from './civil.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The instant of a date in a zone, in milliseconds since 1970; a day without time starts at its first instant. */
export function instantOf(civil: Civil, zone: string): number | 'no-such-time' | 'exists-twice' {
  const wall = Date.UTC(civil.year, civil.month - 1, civil.day) + (civil.timeMs ?? 0);
  if (civil.offsetMinutes !== null) return wall - civil.offsetMinutes * minuteMs;
  if (zone === 'UTC') return wall;
  return wallToInstant(wall, zone, civil.timeMs === null);
}

/** True where the name is a time zone that this machine knows. */
export function isZone(name: string): boolean {
  return name === 'UTC' || IANAZone.isValidZone(name);
}

function wallToInstant(wall: number, name: string, wholeDay: boolean): number | 'no-such-time' | 'exists-twice' {
  const zone = IANAZone.create(name);
  const before = zone.offset(wall - dayMs) * minuteMs;
  const after = zone.offset(wall + dayMs) * minuteMs;
  const instants = [...new Set([wall - before, wall - after])].filter((at) => at + zone.offset(at) * minuteMs === wall);
  const [first, second] = instants.toSorted((a, b) => a - b);
  if (first === undefined) return wholeDay ? wall - before : 'no-such-time';
  return second === undefined || wholeDay ? first : 'exists-twice';
}
