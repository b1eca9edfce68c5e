import { attributesOf, readTags } from './xml-tags.ts';

/** What a sheet says about its columns; they are counted from 1. */
export interface Columns {
  /** The style of the column's empty cells. */
  readonly styleOf: (column: number) => number;
  /** The width on a screen, in pixels; 0 where hidden. */
  readonly widthOf: (column: number) => number;
}

interface Span {
  readonly from: number;
  readonly until: number;
  readonly style: number;
  readonly pixels: number;
}

/** Excel's own when a sheet says nothing. */
const defaultPixels = 64;

/** Reads the columns from the text in front of the rows. */
export function readColumns(head: string): Columns {
  const from = head.search(/<(?:[\w.-]+:)?cols[\s>]/);
  const spans = from < 0 ? [] : [...readTags(head.slice(from))].filter(({ name }) => name === 'col').map(spanOf);
  const find = (column: number): Span | undefined => spans.find((span) => column >= span.from && column <= span.until);
  return {
    styleOf: (column) => find(column)?.style ?? 0,
    widthOf: (column) => find(column)?.pixels ?? defaultPixels,
  };
}

function spanOf(tag: { readonly attributes: string }): Span {
  const facts = attributesOf(tag);
  const number = (name: string): number => Number(facts.get(name) ?? 0);
  const hidden = ['1', 'true'].includes(facts.get('hidden') ?? '');
  // A width counts digits of 7 pixels, plus 5 for the edges.
  const pixels = facts.has('width') ? Math.round(number('width') * 7 + 5) : defaultPixels;
  return { from: number('min'), until: number('max'), style: number('style'), pixels: hidden ? 0 : pixels };
}
