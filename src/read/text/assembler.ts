import type { Problem } from '../../model.ts';
import * as say from '../../problems/rows.ts';
import type { Lines } from './lines.ts';
import { countQuotes, cutWellQuoted } from './quoting.ts';

/** How the rows of a text are cut. */
export interface Cut {
  readonly delimiter: string;
  /** The cells of a row as the header has them, or 0 while that is not known. */
  readonly width: number;
  /** What the first line is called: its row and its physical line. */
  readonly firstRow: number;
  readonly firstLine: number;
}

/** Takes one row before it is cut, a single line or several that a quoted cell holds together, and the line where it starts. */
export type TakePiece = (line: number, text: string, problem?: Problem) => void;

/** Holds lines together while a quote is open, and lets go of them when it turns out that it never closes. */
export interface Assembler {
  take(lines: Lines): void;
  end(): void;
}

/** What has come in and is not handed on yet. */
interface Desk {
  readonly cut: Cut;
  readonly handOn: TakePiece;
  line: number;
  open: string[];
  openLength: number;
}

/** A quoted cell that goes on over more characters than this was never closed. */
const longestOpen = 1_048_576;

/** An assembler that has seen nothing yet. */
export function createAssembler(cut: Cut, handOn: TakePiece): Assembler {
  const desk: Desk = { cut, handOn, line: cut.firstLine, open: [], openLength: 0 };
  return {
    take({ texts, tooLong }) {
      for (let at = 0; at < texts.length; at++) {
        const text = texts[at] ?? '';
        const length = tooLong.size === 0 ? undefined : tooLong.get(at);
        if (length === undefined) takeLine(desk, text);
        else takeTooLong(desk, text, length);
      }
    },
    end() {
      while (desk.open.length > 0) giveUp(desk);
    },
  };
}

/** A CR alone ends a line as well where no quote is open; nearly every line has none but at its end. */
function takeLine(desk: Desk, text: string): void {
  const first = text.indexOf('\r');
  if (first < 0 || first === text.length - 1 || text.length > longestOpen) return takeText(desk, text);
  const end = lengthWithoutReturns(text);
  for (const part of splitAtReturns(text, { end, startsOpen: desk.open.length > 0 })) takeText(desk, part);
}

function splitAtReturns(text: string, { end, startsOpen }: { end: number; startsOpen: boolean }): readonly string[] {
  const parts: string[] = [];
  let isOpen = startsOpen;
  for (const part of text.slice(0, end).split('\r')) {
    if (isOpen && parts.length > 0) parts.push(`${parts.pop() ?? ''}\r${part}`);
    else parts.push(part);
    if (countQuotes(part) % 2 === 1) isOpen = !isOpen;
  }
  return [...parts.slice(0, -1), `${parts.at(-1) ?? ''}${text.slice(end)}`];
}

function takeText(desk: Desk, text: string): void {
  const isOdd = text.includes('"') && countQuotes(text) % 2 === 1;
  const line = desk.line++;
  if (desk.open.length === 0 && !isOdd) {
    desk.handOn(line, withoutReturn(text));
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
  if (swallowsRows || cutWellQuoted(text, cut.delimiter) === null) return giveUp(desk);
  desk.handOn(desk.line - open.length, text);
  clear(desk);
}

/** The first line is broken, the others stand for themselves. */
function giveUp(desk: Desk): void {
  const [opening = '', ...others] = desk.open;
  const text = withoutReturn(opening);
  const line = desk.line - desk.open.length;
  desk.handOn(line, text, opensQuote(text, desk.cut) ? say.unclosedQuote(line) : undefined);
  desk.line = line + 1;
  clear(desk);
  for (const other of others) takeLine(desk, other);
}

function takeTooLong(desk: Desk, text: string, length: number): void {
  while (desk.open.length > 0) giveUp(desk);
  desk.handOn(desk.line++, text, say.lineTooLong(length));
}

function clear(desk: Desk): void {
  desk.open = [];
  desk.openLength = 0;
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
  const end = lengthWithoutReturns(text);
  return end === text.length ? text : text.slice(0, end);
}

/** Without all of them: a file that was converted twice ends its lines with CR CR LF. */
function lengthWithoutReturns(text: string): number {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 13) end--;
  return end;
}
