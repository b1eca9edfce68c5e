import type { Json } from '../model.ts';

/** A number that was rounded is no further away than this. */
const mostRounded = 0.5;

/** So long is the shortest text that servers cut off. */
const shortestCut = 50;

const dayMs = 86_400_000;

/**
 * True where a server may have made the one value of the other: text tidied or cut off, a number rounded, a time moved within a
 * day, a list without some of its members. What a person would put there instead is hardly ever that close.
 */
export function isMadeOf(stored: Json, wanted: Json): boolean {
  if (typeof stored === 'number' && typeof wanted === 'number') return Math.abs(stored - wanted) <= mostRounded;
  if (typeof stored === 'string' && typeof wanted === 'string')
    return isTidied(stored, wanted) || isSameDay(stored, wanted);
  if (Array.isArray(stored) && Array.isArray(wanted))
    return stored.length > 0 && stored.every((item: Json) => wanted.includes(item));
  return false;
}

function isTidied(stored: string, wanted: string): boolean {
  return tidy(stored) === tidy(wanted) || (stored.length >= shortestCut && wanted.startsWith(stored));
}

function tidy(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function isSameDay(stored: string, wanted: string): boolean {
  if (!/^\d{4}-\d\d-\d\d/.test(stored) || !/^\d{4}-\d\d-\d\d/.test(wanted)) return false;
  return Math.abs(Date.parse(stored) - Date.parse(wanted)) <= dayMs;
}
