import { parseAddress } from './address.ts';
import { linksOf, type Book, type Sheet } from './book.ts';
import { readColumns, type Columns } from './columns.ts';
import { addComments, emptyComments, remarkLines, type Remark, type Remarks } from './comments.ts';
import { addShapes, emptyShapes, type Box } from './comment-shapes.ts';
import type { ContentType } from './content-types.ts';
import { addLegacyDrawing, readLegacyDrawing } from './legacy-drawing.ts';
import type { ColouredCell } from './mark-row.ts';
import { markSheet } from './mark-sheet.ts';
import type { Colour, MarkedStyles } from './marked-styles.ts';
import { findPart, newPart, partText, withText } from './parts.ts';
import { recodePart } from './recode-part.ts';
import { addRelationship, findRelationship, relationshipsName, type Relationship } from './relationships.ts';
import type { ZipPart } from './zip-part.ts';

/** One sheet in its workbook, with the styles that all sheets share. */
export interface SheetPlace {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly styles: MarkedStyles;
}

/** More comments than this make Excel slow to open the file; the cells beyond are coloured only. */
const mostComments = 5_000;

/** The parts of a sheet that change when its cells are marked, and what the package must be told of new ones. */
export async function annotateSheet(
  { book, sheet, styles }: SheetPlace,
  marks: Remarks,
): Promise<{ readonly parts: readonly ZipPart[]; readonly types: readonly ContentType[] }> {
  const links = await linksOf(book.parts, sheet.part.name);
  const commentsLink = findRelationship(links, 'comments');
  const silent = marks.size === 0 && commentsLink === undefined;
  const { part, columns, shapesId } = await recolour({ book, sheet, styles }, { cells: colouredCells(marks), silent });
  if (silent) return { parts: [part], types: [] };
  const said = new Map([...marks].slice(0, mostComments));
  const gone: string[] = [];
  const comments = await place(book, {
    link: commentsLink,
    fresh: { ...freshLink(book, 'comments', 'xl/comments#.xml'), id: 'nexloadComments' },
    edit: (text) => {
      const edited = addComments(text ?? emptyComments(mainNamespace(book)), said);
      gone.push(...edited.gone);
      return edited.text;
    },
  });
  const shapes = await place(book, {
    link: links.find(({ id }) => id === shapesId),
    fresh: { ...freshLink(book, 'vmlDrawing', 'xl/drawings/vmlDrawing#.vml'), id: shapesId },
    edit: (text) => addShapes(text ?? emptyShapes, { boxes: boxesOf(said), gone: gone.map(parseAddress) }, columns),
  });
  return {
    parts: [
      part,
      comments.part,
      shapes.part,
      ...(await addLinks(
        book,
        sheet,
        [comments, shapes].flatMap(({ link }) => link ?? []),
      )),
    ],
    types: [
      ...(comments.link === null
        ? []
        : [{ part: comments.part.name, type: `${contentTypes}spreadsheetml.comments+xml` }]),
      { part: shapes.part.name, extension: 'vml', type: `${contentTypes}vmlDrawing` },
    ],
  };
}

const ownShapes = 'nexloadShapes';
const contentTypes = 'application/vnd.openxmlformats-officedocument.';

interface Recoloured {
  readonly part: ZipPart;
  readonly columns: Columns;
  /** The id of the sheet's link to the shapes of its comments. */
  readonly shapesId: string;
}

interface Colouring {
  readonly cells: readonly ColouredCell[];
  /** No comments, and so no link to their shapes. */
  readonly silent: boolean;
}

async function recolour({ book, sheet, styles }: SheetPlace, { cells, silent }: Colouring): Promise<Recoloured> {
  const seen: Omit<Recoloured, 'part'>[] = [];
  const editTail = (tail: string, columns: Columns): string => {
    const id = readLegacyDrawing(tail);
    seen.push({ columns, shapesId: id ?? ownShapes });
    return id === null && !silent ? addLegacyDrawing(tail, { id: ownShapes, namespace: book.namespace }) : tail;
  };
  const part = await recodePart(sheet.part, (blocks) => markSheet(blocks, { cells, styles, editTail }));
  const [{ columns, shapesId } = { columns: readColumns(''), shapesId: ownShapes }] = seen;
  return { part, columns, shapesId };
}

/** Notes are said, not coloured; one error among the remarks makes a cell red. */
function colouredCells(marks: Remarks): ColouredCell[] {
  const cells: ColouredCell[] = [];
  for (const [address, remarks] of marks) {
    const colour = colourOf(remarks);
    if (colour !== null) cells.push({ ...parseAddress(address), colour });
  }
  return cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
}

function colourOf(remarks: readonly Remark[]): Colour | null {
  if (remarks.some(({ severity }) => severity === 'error')) return 'red';
  return remarks.some(({ severity }) => severity === 'warning') ? 'yellow' : null;
}

function boxesOf(remarks: Remarks): Box[] {
  return Array.from(remarks, ([address, said]) => ({ place: parseAddress(address), lines: remarkLines(said) }));
}

interface Placing {
  /** The link to the part that the sheet has already. */
  readonly link: Relationship | undefined;
  /** The link to make where it has none. */
  readonly fresh: Relationship;
  readonly edit: (text: string | null) => string;
}

/** The part that a sheet links to, with more in it; a link only where it is new. */
async function place(
  book: Book,
  { link, fresh, edit }: Placing,
): Promise<{ part: ZipPart; link: Relationship | null }> {
  const old = link === undefined ? undefined : findPart(book.parts, link.target);
  if (old !== undefined) return { part: await withText(old, edit(await partText(old))), link: null };
  return { part: await newPart(fresh.target, edit(null), book.workbook), link: fresh };
}

function freshLink(book: Book, kind: string, pattern: string): Omit<Relationship, 'id'> {
  let number = 1;
  while (findPart(book.parts, pattern.replace('#', String(number))) !== undefined) number += 1;
  return { type: `${book.namespace}/${kind}`, target: pattern.replace('#', String(number)) };
}

async function addLinks(book: Book, sheet: Sheet, added: readonly Relationship[]): Promise<ZipPart[]> {
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
