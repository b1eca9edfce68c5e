import { CannotAnnotate } from './cannot-annotate.ts';
import { findPart, partText } from './parts.ts';
import { findRelationship, readRelationships, relationshipsName, type Relationship } from './relationships.ts';
import { attributesOf, readTags } from './xml-tags.ts';
import type { ZipPart } from './zip-part.ts';

/** What a workbook's package says about its parts. */
export interface Book {
  readonly parts: readonly ZipPart[];
  /** The part that lists the sheets. */
  readonly workbook: ZipPart;
  readonly styles: ZipPart | null;
  readonly sheets: readonly Sheet[];
  /** The address under which the kinds of relationships stand; it tells the two dialects of the format apart. */
  readonly namespace: string;
}

/** One sheet as people know it, and the part that holds it. */
export interface Sheet {
  readonly name: string;
  readonly part: ZipPart;
}

/** Reads the table of contents of a workbook. */
export async function readBook(parts: readonly ZipPart[]): Promise<Book> {
  const start = findRelationship(await linksOf(parts, ''), 'officeDocument');
  const workbook = requirePart(parts, start?.target);
  const links = await linksOf(parts, workbook.name);
  const styles = findRelationship(links, 'styles');
  const text = await partText(workbook);
  return {
    parts,
    workbook,
    styles: styles === undefined ? null : requirePart(parts, styles.target),
    sheets: readSheets(text, links).map(({ name, target }) => ({ name, part: requirePart(parts, target) })),
    namespace: start?.type.replace(/\/[^/]*$/, '') ?? '',
  };
}

/** The links of a part to others. */
export async function linksOf(parts: readonly ZipPart[], owner: string): Promise<Relationship[]> {
  const part = findPart(parts, relationshipsName(owner));
  return part === undefined ? [] : readRelationships(await partText(part), owner);
}

function readSheets(workbook: string, links: readonly Relationship[]): { name: string; target: string }[] {
  const found: { name: string; target: string }[] = [];
  for (const tag of readTags(workbook)) {
    if (tag.name !== 'sheet' || tag.kind === 'close') continue;
    const facts = attributesOf(tag);
    const id = Array.from(facts).find(([name]) => name.endsWith(':id'))?.[1];
    const link = links.find((candidate) => candidate.id === id && candidate.type.endsWith('/worksheet'));
    if (link !== undefined) found.push({ name: facts.get('name') ?? '', target: link.target });
  }
  return found;
}

function requirePart(parts: readonly ZipPart[], name: string | undefined): ZipPart {
  const part = name === undefined ? undefined : findPart(parts, name);
  if (part === undefined) throw new CannotAnnotate(`the part ${name ?? 'with the list of sheets'} is missing`);
  return part;
}
