import { parseAddress } from './address.ts';
import type { Book, Sheet } from './book.ts';
import type { Columns } from './columns.ts';
import { addShapes, emptyShapes, type Box } from './comment-shapes.ts';
import { addComments, emptyComments, remarkLines, type Remarks } from './comments.ts';
import type { ContentType } from './content-types.ts';
import { findPart, newPart, partText, withText } from './parts.ts';
import { addRelationship, findRelationship, relationshipsName, type Relationship } from './relationships.ts';
import type { ZipPart } from './zip-part.ts';

/** Parts that are new or changed, and what the package must be told of new ones. */
export interface NewParts {
  readonly parts: readonly ZipPart[];
  readonly types: readonly ContentType[];
}

/** A sheet as far as its comments need it. */
export interface CommentPlace {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly links: readonly Relationship[];
  readonly columns: Columns;
  /** The id of the sheet's link to the shapes of its comments. */
  readonly shapesId: string;
}

/** More comments than this make Excel slow to open the file; the cells beyond are coloured only. */
const mostComments = 5000;

/** The parts that hold the comments of a sheet: their text, their boxes and the links to both. */
export async function writeComments(place: CommentPlace, marks: Remarks): Promise<NewParts> {
  const said = new Map([...marks].slice(0, mostComments));
  const { gone, ...comments } = await writeTexts(place, said);
  const shapes = await writeShapes(place, said, gone);
  const fresh = [comments, shapes].flatMap(({ link }) => link ?? []);
  const links = await addLinks(place, fresh);
  const texts: ContentType = { part: comments.part.name, type: `${contentTypes}spreadsheetml.comments+xml` };
  const drawings: ContentType = { part: shapes.part.name, extension: 'vml', type: `${contentTypes}vmlDrawing` };
  return {
    parts: [comments.part, shapes.part, ...links],
    types: comments.link === null ? [drawings] : [texts, drawings],
  };
}

const contentTypes = 'application/vnd.openxmlformats-officedocument.';

interface Placed {
  readonly part: ZipPart;
  /** The link to the part where it is new. */
  readonly link: Relationship | null;
}

async function writeTexts(
  { book, links }: CommentPlace,
  said: Remarks,
): Promise<Placed & { readonly gone: readonly string[] }> {
  const old = linkedPart(book, findRelationship(links, 'comments'));
  const { text, gone } = addComments(
    old === undefined ? emptyComments(mainNamespace(book)) : await partText(old),
    said,
  );
  const fresh = { ...freshLink(book, 'comments', 'xl/comments#.xml'), id: 'nexloadComments' };
  return { ...(await placed(book, { old, fresh, text })), gone };
}

async function writeShapes(place: CommentPlace, said: Remarks, gone: readonly string[]): Promise<Placed> {
  const { book, links, columns, shapesId } = place;
  const old = linkedPart(
    book,
    links.find(({ id }) => id === shapesId),
  );
  const boxes = Array.from(said, ([address, remarks]): Box => ({
    place: parseAddress(address),
    lines: remarkLines(remarks),
  }));
  const before = old === undefined ? emptyShapes : await partText(old);
  const text = addShapes(before, { boxes, gone: gone.map(parseAddress) }, columns);
  const fresh = { ...freshLink(book, 'vmlDrawing', 'xl/drawings/vmlDrawing#.vml'), id: shapesId };
  return await placed(book, { old, fresh, text });
}

function linkedPart(book: Book, link: Relationship | undefined): ZipPart | undefined {
  return link === undefined ? undefined : findPart(book.parts, link.target);
}

/** The link to make where a sheet has none yet, to a part whose name is free. */
function freshLink(book: Book, kind: string, pattern: string): Omit<Relationship, 'id'> {
  let number = 1;
  while (findPart(book.parts, pattern.replace('#', String(number))) !== undefined) number += 1;
  return { type: `${book.namespace}/${kind}`, target: pattern.replace('#', String(number)) };
}

interface Placing {
  readonly old: ZipPart | undefined;
  readonly fresh: Relationship;
  readonly text: string;
}

async function placed(book: Book, { old, fresh, text }: Placing): Promise<Placed> {
  if (old !== undefined) return { part: await withText(old, text), link: null };
  return { part: await newPart(fresh.target, text, book.workbook), link: fresh };
}

async function addLinks({ book, sheet }: CommentPlace, added: readonly Relationship[]): Promise<ZipPart[]> {
  if (added.length === 0) return [];
  const name = relationshipsName(sheet.part.name);
  const part = findPart(book.parts, name);
  const before = part === undefined ? null : await partText(part);
  const text = added.reduce<string | null>(addRelationship, before) ?? '';
  return [part === undefined ? await newPart(name, text, book.workbook) : await withText(part, text)];
}

/** The strict dialect of the format has an address of its own for everything. */
function mainNamespace(book: Book): string {
  const strict = book.namespace.startsWith('http://purl.oclc.org/');
  return strict
    ? 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
}
