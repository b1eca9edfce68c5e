import { parseAddress } from './address.ts';
import { linksOf, type Book, type Sheet } from './book.ts';
import { readColumns, type Columns } from './columns.ts';
import type { Remark, Remarks } from './comments.ts';
import { addLegacyDrawing, readLegacyDrawing } from './legacy-drawing.ts';
import type { ColouredCell } from './mark-row.ts';
import { markSheet } from './mark-sheet.ts';
import type { Colour, MarkedStyles } from './marked-styles.ts';
import { recodePart } from './recode-part.ts';
import { findRelationship } from './relationships.ts';
import { writeComments, type NewParts } from './write-comments.ts';
import type { ZipPart } from './zip-part.ts';

/** One sheet in its workbook, with the styles that all sheets share. */
export interface SheetPlace {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly styles: MarkedStyles;
}

/** The parts of a sheet that change when its cells are marked, and what the package must be told of new ones. */
export async function annotateSheet(place: SheetPlace, marks: Remarks): Promise<NewParts> {
  const { book, sheet } = place;
  const links = await linksOf(book.parts, sheet.part.name);
  const silent = marks.size === 0 && findRelationship(links, 'comments') === undefined;
  const { part, columns, shapesId } = await recolour(place, { cells: colouredCells(marks), silent });
  if (silent) return { parts: [part], types: [] };
  const written = await writeComments({ book, sheet, links, columns, shapesId }, marks);
  return { ...written, parts: [part, ...written.parts] };
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

interface Colouring {
  readonly cells: readonly ColouredCell[];
  /** No comments, and so no link to their shapes. */
  readonly silent: boolean;
}

interface Recoloured {
  readonly part: ZipPart;
  readonly columns: Columns;
  /** The id of the sheet's link to the shapes of its comments. */
  readonly shapesId: string;
}

const ownShapes = 'nexloadShapes';

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
