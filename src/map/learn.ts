import type { Batch, CheckedRow, Row, Sheet } from '../model.ts';
import { columnLetters } from '../problems/address.ts';
import { isBlank, tidy } from '../resources/codecs/tidy.ts';
import { rowsOfRange } from './address.ts';
import { count, decideConvention, type Convention, type Tally } from './convention.ts';
import { createDuplicateFinder } from './duplicates.ts';
import type { Knowledge, MergedRange } from './knowledge.ts';
import { createOverlapFinder } from './overlaps.ts';
import type { MapSettings } from './settings.ts';
import type { MappedColumn, Table } from './table.ts';
import { createWidthTally } from './widths.ts';

/** Gathers what only all rows of a sheet together can tell. */
export interface Learner {
  see(batch: Batch): void;
  /** A row that was mapped; its values are needed for rules between rows. */
  learn(checked: CheckedRow): void;
  /** Decisions on the columns so far. */
  conventions(): ReadonlyMap<number, Convention>;
  knowledge(): Knowledge;
}

/** A learner that has seen nothing yet. */
export function createLearner(table: Table, settings: MapSettings): Learner {
  const idColumn = table.columns.find(({ field }) => field.name === 'Id');
  const tallies = tallyColumns(table, settings).map((column) => ({ column, tally: new Map() as Tally }));
  const widths = table.columns
    .filter(({ field }) => field.codec.type === 'string')
    .map((column) => createWidthTally(column));
  const duplicates = createDuplicateFinder(idColumn);
  const overlaps = createOverlapFinder(table.resource.rules);
  const merged: MergedRange[] = [];
  const headless = createHeadlessFinder(table.sheet);

  function seeRow(row: Row): void {
    if (row.broken !== undefined) return;
    duplicates.see(row);
    for (const one of tallies) seeEvidence(one, row);
    for (const one of widths) one.see(row);
    headless.see(row);
  }
  const conventions = () => new Map([...table.decided, ...tallies.map(decide)]);

  return {
    see(batch) {
      batch.rows.forEach(seeRow);
      for (const range of batch.merged) {
        const rows = rowsOfRange(range);
        if (rows !== null && rows.last > table.sheet.headerRow) merged.push({ range, ...rows });
      }
    },
    learn: (checked) => overlaps.learn(checked),
    conventions,
    knowledge: () => ({
      conventions: conventions(),
      duplicates: duplicates.find(),
      overlaps: overlaps.find(),
      merged,
      remarks: widths.flatMap((one) => one.remark()),
      headless: headless.find(),
    }),
  };
}

function decide({ column, tally }: { column: MappedColumn; tally: Tally }): readonly [number, Convention] {
  return [column.index, decideConvention(tally)];
}

/** The columns whose convention nobody has said. */
function tallyColumns(table: Table, { dateOrder, decimal }: MapSettings): readonly MappedColumn[] {
  return table.columns.filter(({ index, field: { codec } }) => {
    if (codec.evidence === undefined || table.decided.has(index)) return false;
    return codec.type === 'number' ? decimal === undefined : dateOrder === undefined;
  });
}

function seeEvidence({ column, tally }: { column: MappedColumn; tally: Tally }, { row, cells }: Row): void {
  const text = cells[column.index] ?? '';
  const evidence = text === '' ? null : (column.field.codec.evidence?.(text) ?? null);
  if (evidence !== null) count(tally, evidence, `${column.letters}${row} (${tidy(text)})`);
}

/** Finds columns that hold data under an empty header, or beside the header in a workbook; in a text file such a row is too wide. */
function createHeadlessFinder({ header, delimiter }: Sheet) {
  const empty = [...header.keys()].filter((at) => isBlank(header[at] ?? ''));
  const found = new Set<number>();
  return {
    see({ cells }: Row): void {
      for (const at of empty) if (!isBlank(cells[at] ?? '')) found.add(at);
      if (delimiter !== null) return;
      for (let at = header.length; at < cells.length; at++) if (!isBlank(cells[at] ?? '')) found.add(at);
    },
    find: () => [...found].toSorted((a, b) => a - b).map(columnLetters),
  };
}
