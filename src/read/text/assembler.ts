import type { Problem } from '../../model.ts';
import * as say from '../../problems/rows.ts';
import type { Lines } from './lines.ts';
import { countQuotes, isWellQuoted } from './quoting.ts';

/** How the rows of a text are cut. */
export interface Cut {
  readonly delimiter: string;
  /** The cells of a row as the header has them, or 0 while that is not known. */
  readonly width: number;
  /** What the first line is called: its row and its physical line. */
  readonly firstRow: number;
  readonly firstLine: number;
}

/** One row before it is cut: a single line, or several that a quoted cell holds together. */
export interface Piece {
  readonly line: number;
  readonly text: string;
  readonly problem?: Problem;
}

/** A quoted cell that goes on over more characters than this was never closed. */
const longestOpen = 1_048_576;

/** Holds lines together while a quote is open, and lets go of them when it turns out that it never closes. */
export function createAssembler({ delimiter, width, firstLine }: Cut) {
  let line = firstLine;
  let open: string[] = [];
  let openLength = 0;
  let pieces: Piece[] = [];

  function takeText(text: string): void {
    line++;
    const isOdd = text.includes('"') && countQuotes(text) % 2 === 1;
    if (open.length === 0 && !isOdd) {
      pieces.push({ line: line - 1, text: withoutReturn(text) });
      return;
    }
    open.push(text);
    openLength += text.length;
    if (isOdd && open.length > 1) close();
    else if (openLength > longestOpen) giveUp();
  }

  function close(): void {
    const text = withoutReturn(open.join('\n'));
    if (!isWellQuoted(text, delimiter) || open.slice(1, -1).some(isWholeRow)) return giveUp();
    pieces.push({ line: line - open.length, text });
    open = [];
    openLength = 0;
  }

  /** The first line is broken, the others stand for themselves. */
  function giveUp(): void {
    const [opening = '', ...others] = open;
    const text = withoutReturn(opening);
    const start = line - open.length;
    pieces.push(opensQuote(text) ? { line: start, text, problem: say.unclosedQuote(start) } : { line: start, text });
    line = start + 1;
    open = [];
    openLength = 0;
    others.forEach(takeText);
  }

  /** A row's worth of cells between the quotes: the quote swallowed rows, it does not hold a long note. */
  function isWholeRow(text: string): boolean {
    return width > 2 && !text.includes('"') && text.split(delimiter).length === width;
  }

  /** A stray quote in a plain cell, such as `5" pipe`, opens nothing. */
  function opensQuote(text: string): boolean {
    return text.startsWith('"') || text.includes(`${delimiter}"`);
  }

  function takeTooLong(text: string, length: number): void {
    while (open.length > 0) giveUp();
    pieces.push({ line: line++, text, problem: say.lineTooLong(length) });
  }

  function hand(): readonly Piece[] {
    const taken = pieces;
    pieces = [];
    return taken;
  }

  return {
    take({ texts, tooLong }: Lines): readonly Piece[] {
      for (const [at, text] of texts.entries()) {
        const length = tooLong.get(at);
        if (length === undefined) takeText(text);
        else takeTooLong(text, length);
      }
      return hand();
    },
    end(): readonly Piece[] {
      while (open.length > 0) giveUp();
      return hand();
    },
  };
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
