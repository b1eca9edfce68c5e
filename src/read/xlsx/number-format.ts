/** What a number format shows: a day (with or without a time), a time of day or span alone, or a plain number. */
export type FormatKind = 'date' | 'time' | 'number';

/** The kind of a format that the format itself does not spell out, by its id; those of East Asian dates included. */
export function builtInKind(id: number): FormatKind {
  if ([18, 19, 20, 21, 32, 33, 45, 46, 47].includes(id)) return 'time';
  const date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return date ? 'date' : 'number';
}

/** Everything in a format code that is shown as it is, or is no placeholder: quoted and escaped text, padding, colours, locales, conditions. */
const literals = /"[^"]*"?|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]?/gi;
/** Parts of a second are the only digits that stand among the letters of a time. */
const secondFraction = /(s\]?)[.,]0+/gi;

/** The kind of a format by its code, such as `dd/mm/yyyy` or `[h]:mm`. */
export function formatKind(code: string): FormatKind {
  const kinds = code.replace(literals, '').replace(secondFraction, '$1').split(';').map(sectionKind);
  return kinds.find((kind) => kind !== 'number') ?? 'number';
}

function sectionKind(section: string): FormatKind {
  if (/[0#?]/.test(section)) return 'number';
  if (/[yd]/i.test(section)) return 'date';
  if (/[hs]|\[m+\]/i.test(section)) return 'time';
  return /m/i.test(section) ? 'date' : 'number';
}
