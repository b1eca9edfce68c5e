import { visible } from '../problems/quote.ts';

/** A text that may come from anywhere, on one line, with nothing in it that a terminal would obey or nobody could see. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s*[\r\n]+\s*/g, ' / '));
}
