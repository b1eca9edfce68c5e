import type { Row } from '../../model.ts';
import { quote } from '../../problems/quote.ts';
import { addressColumn } from './address-column.ts';
import { cellText, type SheetContext } from './cell-text.ts';
import { batch, characters, counts, sheetEdges } from './limits.ts';
import { beyondEdge, notASheet, outOfOrder, tooLong, tooMany } from './problems.ts';
import type { Attributes, XmlHandler } from './xml-feed.ts';

/** Gathers the rows of a sheet from its XML. */
export interface SheetParser {
  readonly handler: XmlHandler;
  /** Where the parser stands, for problems: `the sheet "Members" after row 12`. */
  readonly where: () => string;
  /** Enough rows are waiting to be worth handing over. */
  isFull(): boolean;
  /** Hands over the waiting rows. */
  takeRows(): Row[];
  readonly merged: readonly string[];
}

/** What is known at a point of the XML; one object, changed in place, because this runs for every cell. */
interface State {
  readonly context: SheetContext;
  readonly merged: string[];
  rows: Row[];
  /** Characters and cells of the waiting rows; characters of the row being read. */
  heldCharacters: number;
  rowCharacters: number;
  isWorksheet: boolean;
  inData: boolean;
  inPhonetic: boolean;
  /** The row being read, or the last one that was. */
  row: number;
  cells: string[];
  column: number;
  cell: Cell;
  /** What the text between tags belongs to. */
  collects: 'value' | 'formula' | null;
}

interface Cell {
  type: string;
  style: number;
  value: string | null;
  formula: string | null;
}

/** A parser for one pass over one sheet. */
export function createSheetParser(context: SheetContext): SheetParser {
  const state = startState(context);
  return {
    handler: {
      open: (name, attributes) => (state.inData ? openInData : openOutside)(state, name, attributes),
      close: (name) => {
        if (state.inData) closeInData(state, name);
      },
      text: (text) => collect(state, text),
    },
    where: () => (state.row === 0 ? context.where : `${context.where} after row ${state.row}`),
    isFull: () => state.rows.length >= batch.rows || state.heldCharacters >= batch.characters,
    takeRows: () => takeRows(state),
    merged: state.merged,
  };
}

function startState(context: SheetContext): State {
  return {
    context,
    merged: [],
    rows: [],
    heldCharacters: 0,
    rowCharacters: 0,
    isWorksheet: false,
    inData: false,
    inPhonetic: false,
    row: 0,
    cells: [],
    column: -1,
    cell: { type: 'n', style: 0, value: null, formula: null },
    collects: null,
  };
}

function takeRows(state: State): Row[] {
  const { rows } = state;
  state.rows = [];
  state.heldCharacters = 0;
  return rows;
}

/** Form controls and extensions have elements of their own called `row` and `f`, so cells are looked for in the data alone. */
function openOutside(state: State, name: string, attributes: Attributes): void {
  if (!state.isWorksheet && name !== 'worksheet') throw notASheet(state.context.where);
  state.isWorksheet = true;
  if (name === 'sheetData') state.inData = true;
  if (name === 'mergeCell') state.merged.push(attributes['ref'] ?? '');
  if (state.merged.length > counts.mergedRanges) throw tooMany(state.context.where, 'merged ranges');
}

function openInData(state: State, name: string, attributes: Attributes): void {
  switch (name) {
    case 'c':
      openCell(state, attributes);
      break;
    case 'v':
    case 'is':
      state.cell.value = '';
      state.collects = name === 'v' ? 'value' : null;
      break;
    case 't':
      state.collects = state.inPhonetic ? null : 'value';
      break;
    case 'f':
      state.cell.formula = '';
      state.collects = 'formula';
      break;
    case 'row':
      openRow(state, attributes);
      break;
    case 'rPh':
      state.inPhonetic = true;
      break;
    default:
  }
}

function openRow(state: State, attributes: Attributes): void {
  const row = attributes['r'] === undefined ? state.row + 1 : Number(attributes['r']);
  if (!(row > state.row) || !Number.isInteger(row)) {
    throw outOfOrder(state.context.where, `row ${quote(attributes['r'] ?? '')} comes after row ${state.row}`);
  }
  if (row > sheetEdges.rows) throw beyondEdge(state.context.where, `row ${row}`);
  state.row = row;
  state.cells = [];
  state.column = -1;
  state.rowCharacters = 0;
}

function openCell(state: State, attributes: Attributes): void {
  const address = attributes['r'];
  const column = address === undefined ? state.column + 1 : addressColumn(address, state.row);
  if (column <= state.column) {
    throw outOfOrder(
      state.context.where,
      `cell ${quote(address ?? '')} in row ${state.row}, column ${state.column + 1}`,
    );
  }
  if (column >= sheetEdges.columns) throw beyondEdge(state.context.where, `column ${column + 1} in row ${state.row}`);
  state.column = column;
  const { cell } = state;
  cell.type = attributes['t'] ?? 'n';
  cell.style = Number(attributes['s'] ?? 0);
  cell.value = null;
  cell.formula = null;
}

function collect(state: State, text: string): void {
  const { cell, collects } = state;
  if (collects === null) return;
  const whole = (cell[collects] ?? '') + text;
  if (whole.length > characters.cell) throw tooLong(`${state.context.where} in row ${state.row}`);
  cell[collects] = whole;
}

function closeInData(state: State, name: string): void {
  switch (name) {
    case 'c':
      closeCell(state);
      break;
    case 'v':
    case 'f':
    case 't':
      state.collects = null;
      break;
    case 'row':
      closeRow(state);
      break;
    case 'rPh':
      state.inPhonetic = false;
      break;
    case 'sheetData':
      state.inData = false;
      break;
    default:
  }
}

function closeCell(state: State): void {
  const text = cellText(state.cell, state.context);
  if (text === '') return;
  state.rowCharacters += text.length;
  if (state.rowCharacters > characters.row) throw tooLong(`${state.context.where} in row ${state.row}`);
  while (state.cells.length < state.column) state.cells.push('');
  state.cells.push(text);
}

function closeRow(state: State): void {
  state.rows.push({ row: state.row, line: null, cells: state.cells });
  state.heldCharacters += state.rowCharacters + state.cells.length;
}
