import { columnLetters, columnNumber } from './address.ts';
import { CannotAnnotate } from './cannot-annotate.ts';
import type { Colour, MarkedStyles } from './marked-styles.ts';
import { attributesOf } from './xml-tags.ts';

/** A cell to colour, by its place counted from 1. */
export interface ColouredCell {
  readonly row: number;
  readonly column: number;
  readonly colour: Colour;
}

/** What a row is written with. */
export interface RowContext {
  readonly row: number;
  /** The prefix of the sheet's tags, with its colon, or empty. */
  readonly prefix: string;
  readonly styles: MarkedStyles;
  /** The style of an empty cell of a column. */
  readonly columnStyle: (column: number) => number;
}

/** The text of a `<row>` element with these cells coloured, given by ascending column; a cell that is not there is added as an empty one. */
export function markRow(xml: string, cells: readonly ColouredCell[], context: RowContext): string {
  const opened = /^<[^>]*?(\/?)>/.exec(xml);
  if (opened === null) throw new CannotAnnotate('a row cannot be understood');
  const content = opened[1] === '/' ? '' : xml.slice(opened[0].length, xml.lastIndexOf('<'));
  const columnStyle = rowStyle(opened[0]) ?? context.columnStyle;
  return `${withoutSpans(opened[0])}${markCells(content, cells, { ...context, columnStyle })}</${context.prefix}row>`;
}

/** A row that is not there yet. */
export function makeRow(cells: readonly ColouredCell[], context: RowContext): string {
  return markRow(`<${context.prefix}row r="${context.row}"/>`, cells, context);
}

/** A row may have a style of its own for its empty cells. */
function rowStyle(tag: string): (() => number) | null {
  const facts = attributesOf({ attributes: tag });
  const custom = ['1', 'true'].includes(facts.get('customFormat') ?? '');
  return custom ? () => Number(facts.get('s') ?? 0) : null;
}

/** `spans` may promise fewer columns than there are now, and is only there to save Excel time. */
function withoutSpans(tag: string): string {
  return tag.replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, '').replace(/\s*\/?>$/, '>');
}

function markCells(content: string, cells: readonly ColouredCell[], context: RowContext): string {
  let [text, done, column, next] = ['', 0, 0, 0];
  for (const match of content.matchAll(new RegExp(`<${context.prefix}c(?:\\s[^>]*|/)?>`, 'g'))) {
    column = columnOf(match[0]) ?? column + 1;
    const here = indexFrom(cells, next, column);
    text +=
      content.slice(done, match.index) +
      cells
        .slice(next, here)
        .map((cell) => emptyCell(cell, context))
        .join('');
    const found = cells[here]?.column === column ? cells[here] : undefined;
    text += restyled(match[0], found?.colour ?? null, context.styles);
    next = found === undefined ? here : here + 1;
    done = match.index + match[0].length;
  }
  const end = Math.max(done, afterLast(content, `</${context.prefix}c>`));
  return (
    text +
    content.slice(done, end) +
    cells
      .slice(next)
      .map((cell) => emptyCell(cell, context))
      .join('') +
    content.slice(end)
  );
}

/** The first of the cells, from an index on, that is not in front of a column. */
function indexFrom(cells: readonly ColouredCell[], from: number, column: number): number {
  let at = from;
  while ((cells[at]?.column ?? Number.POSITIVE_INFINITY) < column) at += 1;
  return at;
}

function afterLast(text: string, part: string): number {
  const at = text.lastIndexOf(part);
  return at < 0 ? 0 : at + part.length;
}

function emptyCell({ row, column, colour }: ColouredCell, { prefix, styles, columnStyle }: RowContext): string {
  return `<${prefix}c r="${columnLetters(column)}${row}" s="${styles.styleOf(columnStyle(column), colour)}"/>`;
}

function restyled(tag: string, colour: Colour | null, styles: MarkedStyles): string {
  if (colour === null && !styles.marked) return tag;
  const base = Number(/\ss\s*=\s*["'](\d+)/.exec(tag)?.[1] ?? 0);
  const style = colour === null ? styles.plainOf(base) : styles.styleOf(base, colour);
  if (style === null) return tag;
  return tag.replace(/\ss\s*=\s*("[^"]*"|'[^']*')/, '').replace(/(?=\s*\/?>$)/, ` s="${style}"`);
}

/** The column that a cell says it is in; null where it is the next one. */
function columnOf(tag: string): number | null {
  const letters = /\sr\s*=\s*["']([A-Z]+)/.exec(tag)?.[1];
  return letters === undefined ? null : columnNumber(letters);
}
