const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const wrapped = /^[ \u2018\u2019\u201c\u201d"']+|[ \u2018\u2019\u201c\u201d"']+$/g;

/** The text without what spreadsheets leave around a value: spaces of every kind, invisible characters, wrapping quotes, doubled spaces. */
export function tidy(text: string): string {
  return text.replace(invisible, '').replace(/\s+/g, ' ').replace(wrapped, '');
}

/** True where a cell holds nothing but spaces and invisible characters. */
export function isBlank(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  if (first > 32 && first < 127) return false;
  return text.replace(invisible, '').trim() === '';
}
