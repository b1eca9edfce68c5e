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

/** Holds lines together while a quote is open, and lets go of them when it turns out that it never closes. */
export interface Assembler {
  take(lines: Lines): readonly Piece[];
  end(): readonly Piece[];
}

/** What has come in and is not handed on yet. */
interface Desk {
  readonly cut: Cut;
  line: number;
  open: string[];
  openLength: number;
  pieces: Piece[];
}

/** A quoted cell that goes on over more characters than this was never closed. */
const longestOpen = 1_048_576;

/** An assembler that has seen nothing yet. */
export function createAssembler(cut: Cut): Assembler {
  const desk: Desk = { cut, line: cut.firstLine, open: [], openLength: 0, pieces: [] };
  return {
    take({ texts, tooLong }) {
      for (const [at, text] of texts.entries()) {
        const length = tooLong.get(at);
        if (length === undefined) takeText(desk, text);
        else takeTooLong(desk, text, length);
      }
      return hand(desk);
    },
    end() {
      while (desk.open.length > 0) giveUp(desk);
      return hand(desk);
    },
  };
}

function takeText(desk: Desk, text: string): void {
  const isOdd = text.includes('"') && countQuotes(text) % 2 === 1;
  const line = desk.line++;
  if (desk.open.length === 0 && !isOdd) {
    desk.pieces.push({ line, text: withoutReturn(text) });
    return;
  }
  desk.open.push(text);
  desk.openLength += text.length;
  if (isOdd && desk.open.length > 1) close(desk);
  else if (desk.openLength > longestOpen) giveUp(desk);
}

function close(desk: Desk): void {
  const { open, cut } = desk;
  const text = withoutReturn(open.join('\n'));
  const swallowsRows = open.slice(1, -1).some((one) => isWholeRow(one, cut));
  if (swallowsRows || !isWellQuoted(text, cut.delimiter)) return giveUp(desk);
  desk.pieces.push({ line: desk.line - open.length, text });
  clear(desk);
}

/** The first line is broken, the others stand for themselves. */
function giveUp(desk: Desk): void {
  const [opening = '', ...others] = desk.open;
  const text = withoutReturn(opening);
  const line = desk.line - desk.open.length;
  desk.pieces.push(opensQuote(text, desk.cut) ? { line, text, problem: say.unclosedQuote(line) } : { line, text });
  desk.line = line + 1;
  clear(desk);
  for (const other of others) takeText(desk, other);
}

function takeTooLong(desk: Desk, text: string, length: number): void {
  while (desk.open.length > 0) giveUp(desk);
  desk.pieces.push({ line: desk.line++, text, problem: say.lineTooLong(length) });
}

function clear(desk: Desk): void {
  desk.open = [];
  desk.openLength = 0;
}

function hand(desk: Desk): readonly Piece[] {
  const { pieces } = desk;
  desk.pieces = [];
  return pieces;
}

/** A row's worth of cells between the quotes: the quote swallowed rows, it does not hold a long note. */
function isWholeRow(text: string, { width, delimiter }: Cut): boolean {
  return width > 2 && !text.includes('"') && text.split(delimiter).length === width;
}

/** A stray quote in a plain cell, such as `5" pipe`, opens nothing. */
function opensQuote(text: string, { delimiter }: Cut): boolean {
  return text.startsWith('"') || text.includes(`${delimiter}"`);
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
