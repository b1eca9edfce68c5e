const longest = 200;
// More than any message needs, and little enough to search through.
const mostRead = 20_000;

/** Foreign text as a person may see it: one line, at most 200 characters, no tags, nothing that a terminal would obey. */
export function cleanText(text: string): string {
  const start = text.slice(0, mostRead);
  const flat = decodeEntities(stripTags(start))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\s]+/gu, ' ')
    // What decoding or cutting left of a tag is none any more.
    .replace(/<+(?=[a-z/!?])/gi, '')
    .trim();
  return flat.length > longest ? `${flat.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}\u2026` : flat;
}

/** The sentence of a page in HTML: its title where it has one, else its text. */
export function cleanPage(html: string): string {
  const title = /<title[^<>]*>([^<]*)/i.exec(html.slice(0, mostRead))?.[1] ?? '';
  return cleanText(title) === '' ? cleanText(html) : cleanText(title);
}

function stripTags(text: string): string {
  const silent = /<(script|style)\b[^<>]*>[^<]*/gi;
  return text.replace(silent, ' ').replace(/<[a-z/!?][^<>]*>/gi, ' ');
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:amp|quot|#39|apos|nbsp|lt|gt);/g, (entity) => entities[entity] ?? entity);
}
