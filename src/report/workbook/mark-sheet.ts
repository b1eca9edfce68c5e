import { CannotAnnotate } from './cannot-annotate.ts';
import { readColumns, type Columns } from './columns.ts';
import { makeRow, markRow, type ColouredCell, type RowContext } from './mark-row.ts';
import type { MarkedStyles } from './marked-styles.ts';
import { assertUtf8 } from './parts.ts';
import { scanRow } from './scan-rows.ts';

/** What to do with one sheet. */
export interface SheetWork {
  /** Row by row, and in a row by column. */
  readonly cells: readonly ColouredCell[];
  readonly styles: MarkedStyles;
  /** Rewrites what stands behind the rows, from `</sheetData>` on. */
  readonly editTail: (tail: string, columns: Columns) => string;
}

/** Whatever stands in front of the rows, one row, or what stands behind them; Excel's own longest rows have 2 MB. */
const mostHeldBytes = 32 * 1024 * 1024;

/** The text of a sheet with some cells coloured; all other bytes pass as they are, and only a row at a time is held. */
export async function* markSheet(blocks: AsyncIterable<Buffer>, work: SheetWork): AsyncGenerator<Buffer> {
  let place: Place = { kind: 'head' };
  let held: Buffer = Buffer.alloc(0);
  for await (const block of blocks) {
    held = held.length === 0 ? block : Buffer.concat([held, block]);
    if (held.includes('<!')) throw new CannotAnnotate('the sheet has comments or CDATA');
    const step: Step = advance(held, place, work);
    yield Buffer.concat(step.out);
    ({ place, rest: held } = step);
    if (held.length > mostHeldBytes) throw new CannotAnnotate('a row is too long to edit');
  }
  if (place.kind !== 'tail') throw new CannotAnnotate('the sheet has no rows, or ends in the middle of them');
  const { text } = newRows(Number.POSITIVE_INFINITY, place, work);
  yield Buffer.from(text + work.editTail(held.toString('utf8'), place.columns));
}

/** Where in the sheet the reading stands. */
type Place = { readonly kind: 'head' } | Rows;

interface Rows {
  readonly kind: 'rows' | 'tail';
  readonly prefix: string;
  readonly columns: Columns;
  /** The number of the last row that was read. */
  readonly row: number;
  /** The index of the next cell to colour. */
  readonly next: number;
}

interface Step {
  readonly out: readonly Buffer[];
  /** What could not be decided yet; more bytes are put behind it. */
  readonly rest: Buffer;
  readonly place: Place;
}

function advance(held: Buffer, place: Place, work: SheetWork): Step {
  switch (place.kind) {
    case 'head':
      return throughHead(held, work);
    case 'rows':
      return throughRows(held, place, work);
    case 'tail':
      return { out: [], rest: held, place };
  }
}

function throughHead(held: Buffer, work: SheetWork): Step {
  const opened = /<([\w.-]+:)?sheetData(?:\s[^>]*)?>/.exec(held.toString('latin1'));
  if (opened === null) return { out: [], rest: held, place: { kind: 'head' } };
  const end = opened.index + opened[0].length;
  const head = assertUtf8(held.subarray(0, end));
  const columns = readColumns(head.toString('utf8'));
  const rows: Rows = { kind: 'rows', prefix: opened[1] ?? '', columns, row: 0, next: 0 };
  const step = throughRows(held.subarray(end), rows, work);
  return { ...step, out: [head, ...step.out] };
}

/** Reads the rows that are there as a whole; those without a mark are only stepped over. */
function throughRows(held: Buffer, rows: Rows, work: SheetWork): Step {
  const out: Buffer[] = [];
  let [row, next, done, at] = [rows.row, rows.next, 0, 0];
  let found = scanRow(held, at, rows.prefix);
  while (found?.kind === 'row') {
    row = found.row ?? row + 1;
    if (work.styles.marked || (work.cells[next]?.row ?? Number.POSITIVE_INFINITY) <= row) {
      const edited = editRow(held.toString('utf8', found.start, found.end), { ...rows, row, next }, work);
      out.push(held.subarray(done, found.start), Buffer.from(edited.text));
      next = edited.next;
      done = found.end;
    }
    at = found.end;
    found = scanRow(held, at, rows.prefix);
  }
  out.push(held.subarray(done, at));
  return { out, rest: held.subarray(at), place: { ...rows, row, next, kind: found === null ? 'rows' : 'tail' } };
}

interface Edited {
  readonly text: string;
  readonly next: number;
}

/** The row coloured, with rows in front of it that were not there. */
function editRow(xml: string, rows: Rows, work: SheetWork): Edited {
  const before = newRows(rows.row, rows, work);
  const until = endOfRow(before.next, rows.row, work);
  const cells = work.cells.slice(before.next, until);
  const text = cells.length === 0 && !work.styles.marked ? xml : markRow(xml, cells, contextOf(rows.row, rows, work));
  return { text: before.text + text, next: until };
}

/** Rows that the sheet does not have, for the cells in front of a row. */
function newRows(before: number, rows: Rows, work: SheetWork): Edited {
  let { next } = rows;
  let text = '';
  for (let cell = work.cells[next]; cell !== undefined && cell.row < before; cell = work.cells[next]) {
    const until = endOfRow(next, cell.row, work);
    text += makeRow(work.cells.slice(next, until), contextOf(cell.row, rows, work));
    next = until;
  }
  return { text, next };
}

function endOfRow(from: number, row: number, { cells }: SheetWork): number {
  let at = from;
  while (cells[at]?.row === row) at += 1;
  return at;
}

function contextOf(row: number, { prefix, columns }: Rows, { styles }: SheetWork): RowContext {
  return { row, prefix, styles, columnStyle: columns.styleOf };
}
