/** The query of a request, by names in lower case; a name that stands twice keeps its first value. */
export type Query = ReadonlyMap<string, string>;

/** Reads a query string; nothing in it can be wrong, only useless. */
export function parseQuery(text: string): Query {
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (!query.has(name.toLowerCase())) query.set(name.toLowerCase(), value);
  }
  return query;
}

/** The ids of a batch such as `id=[1,2,3]`, or null where the request asks for none. */
export function parseBatch(query: Query): readonly number[] | null {
  const text = query.get('id');
  if (text === undefined) return null;
  const ids = text
    .replace(/[[\]]/g, '')
    .split(',')
    .map((part) => part.trim());
  return [...new Set(ids.filter((id) => /^\d{1,10}$/.test(id)).map(Number))];
}

/** A whole number within bounds; the fallback where there is none. */
export function numberOf(query: Query, name: string, bounds: { fallback: number; most: number }): number {
  const text = query.get(name) ?? '';
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) return bounds.fallback;
  return Math.min(Number(text), bounds.most);
}
