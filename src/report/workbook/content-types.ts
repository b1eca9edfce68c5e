import { CannotAnnotate } from './cannot-annotate.ts';
import { attributesOf, escapeXml, readTags } from './xml-tags.ts';

/** What a new part holds, as the package wants to be told. */
export interface ContentType {
  readonly part: string;
  /** Where given, the type is told for all parts that end in it, else for this part alone. */
  readonly extension?: string;
  readonly type: string;
}

/** The text of `[Content_Types].xml` with more parts in it. */
export function addContentTypes(xml: string, types: readonly ContentType[]): string {
  return types.reduce(addContentType, xml);
}

function addContentType(xml: string, { part, extension, type }: ContentType): string {
  const tags = [...readTags(xml)];
  const root = tags.at(-1);
  if (root === undefined || root.name !== 'Types') throw new CannotAnnotate('the content types cannot be understood');
  if (extension !== undefined && tags.some((tag) => sameExtension(tag.name, attributesOf(tag), extension))) return xml;
  const about =
    extension === undefined ? `Override PartName="/${escapeXml(part)}"` : `Default Extension="${extension}"`;
  return `${xml.slice(0, root.start)}<${root.prefix}${about} ContentType="${type}"/>${xml.slice(root.start)}`;
}

function sameExtension(name: string, facts: ReadonlyMap<string, string>, extension: string): boolean {
  return name === 'Default' && facts.get('Extension')?.toLowerCase() === extension;
}
