import type { Place } from './address.ts';
import { CannotAnnotate } from './cannot-annotate.ts';
import type { Columns } from './columns.ts';

/** The box of one comment: where its cell is and how many lines it has to show. */
export interface Box {
  readonly place: Place;
  readonly lines: readonly string[];
}

/** Pixels of a box: wide enough for a sentence in three lines, at Tahoma 9. */
const boxPixels = { width: 300, line: 15, margin: 12, row: 20 } as const;

/** About how many letters fit into a line of the box. */
const lettersPerLine = 48;

/** What changes among the boxes of a sheet. */
export interface BoxChanges {
  readonly boxes: readonly Box[];
  /** Cells that have no comment any more. */
  readonly gone: readonly Place[];
}

/** The text of a shapes part with a box for each comment; a box that the cell had makes room for ours, as ours shows more text. */
export function addShapes(xml: string, { boxes, gone }: BoxChanges, columns: Columns): string {
  const end = xml.lastIndexOf('</xml>');
  if (end < 0) throw new CannotAnnotate('the shapes are written in an unusual way');
  const type = xml.includes('id="_x0000_t202"') ? '' : shapeType;
  const kept = withoutBoxes(xml.slice(0, end), new Set([...boxes.map(({ place }) => place), ...gone].map(key)));
  const first = firstFreeNumber(xml);
  const shapes = boxes.map((box, at) => shapeXml(box, first + at, columns));
  return kept + type + shapes.join('') + xml.slice(end);
}

/** A shapes part without any shape. */
export const emptyShapes =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"' +
  ' xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>';

/** Other writers call these namespaces ns0 or ns1 in their file, so that each shape says them again. */
const namespaces =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';

const shapeType =
  `<v:shapetype ${namespaces} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

function withoutBoxes(xml: string, cells: ReadonlySet<string>): string {
  return xml.replace(/<([\w.-]+:)shape\b(?![\w.-]).*?<\/\1shape\s*>/gs, (shape) => {
    const row = /:Row>\s*(\d+)\s*</.exec(shape)?.[1];
    const column = /:Column>\s*(\d+)\s*</.exec(shape)?.[1];
    const cell = key({ row: Number(row) + 1, column: Number(column) + 1 });
    return /ObjectType\s*=\s*["']Note/.test(shape) && cells.has(cell) ? '' : shape;
  });
}

function key({ row, column }: Place): string {
  return `${row} ${column}`;
}

function firstFreeNumber(xml: string): number {
  const numbers = Array.from(xml.matchAll(/_x0000_s(\d{1,9})"/g), ([, digits]) => Number(digits));
  return numbers.reduce((most, number) => Math.max(most, number), 1024) + 1;
}

function shapeXml({ place, lines }: Box, number: number, columns: Columns): string {
  const style = 'position:absolute;margin-left:60pt;margin-top:2pt;width:225pt;height:60pt;z-index:1;visibility:hidden';
  return (
    `<v:shape ${namespaces} id="_x0000_s${number}" type="#_x0000_t202" style="${style}" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor(place, lines, columns)}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${place.row - 1}</x:Row><x:Column>${place.column - 1}</x:Column></x:ClientData></v:shape>`
  );
}

/** Left column and pixels into it, top row and pixels, right column and pixels, bottom row and pixels; all counted from 0. */
function anchor(place: Place, lines: readonly string[], columns: Columns): string {
  const shown = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersPerLine)), 0);
  const height = shown * boxPixels.line + boxPixels.margin;
  const top = Math.max(0, place.row - 2);
  const right = rightEdge(place.column + 1, columns);
  const bottom = top + Math.floor((height + 4) / boxPixels.row);
  return [place.column, 12, top, 4, right.column - 1, right.pixels, bottom, (height + 4) % boxPixels.row].join(', ');
}

/** Where a box ends that starts 12 pixels into a column. */
function rightEdge(from: number, columns: Columns): { column: number; pixels: number } {
  let column = from;
  let pixels = boxPixels.width + 12;
  while (pixels > columns.widthOf(column) && column < lastColumn) {
    pixels -= columns.widthOf(column);
    column += 1;
  }
  return { column, pixels: Math.min(pixels, columns.widthOf(column)) };
}

const lastColumn = 16_384;
