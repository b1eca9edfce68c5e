import { resources } from './index.ts';
import type { Field, Resource } from './resource.ts';

/** A header without what does not matter in it: case, spaces, `_`, `-`, other marks, invisible characters. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The field that a header names in a record type, by its own name or an alias. */
export function getFieldByHeader(resource: Resource, header: string): Field | undefined {
  return names.get(resource)?.get(plainHeader(header));
}

/** How many different fields of a record type a row of headers names. */
export function countKnownHeaders(resource: Resource, headers: readonly string[]): number {
  return new Set(headers.map((header) => getFieldByHeader(resource, header)).filter((field) => field !== undefined))
    .size;
}

/** True for a column that a report of ours added; it is never read. */
export function isOwnColumn(header: string): boolean {
  return /^nexload_/i.test(header.trim());
}

const names: ReadonlyMap<Resource, ReadonlyMap<string, Field>> = new Map(
  resources.map((resource) => [resource, namesOf(resource)]),
);

function namesOf(resource: Resource): ReadonlyMap<string, Field> {
  const aliases = resource.fields.flatMap((field) =>
    field.aliases.map((alias) => [plainHeader(alias), field] as const),
  );
  const own = resource.fields.map((field) => [plainHeader(field.name), field] as const);
  return new Map([...aliases, ...own]);
}
