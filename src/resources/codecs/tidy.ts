const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const wrapping = ' "\'\u2018\u2019\u201c\u201d';

/** The text without what spreadsheets leave around a value: spaces of every kind, invisible characters, wrapping quotes, doubled spaces. */
export function tidy(text: string): string {
  return unwrap(text.replace(invisible, '').replace(/\s+/g, ' '));
}

/** True where a cell holds nothing but spaces and invisible characters. */
export function isBlank(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  if (first > 32 && first < 127) return false;
  return text.replace(invisible, '').trim() === '';
}

/** Character by character, as a pattern for the end of a text starts anew at every quote within it. */
function unwrap(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && wrapping.includes(text.charAt(start))) start++;
  while (end > start && wrapping.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
