import type { Row } from '../model.ts';
import { parseDigits } from '../resources/codecs/digits.ts';
import { tidy } from '../resources/codecs/tidy.ts';
import type { MappedColumn } from './table.ts';

/** Finds the Ids that stand in several rows. */
export interface DuplicateFinder {
  see(row: Row): void;
  /** The rows of each such Id, in order. */
  find(): ReadonlyMap<number, readonly number[]>;
}

/** Ids by their rows, 0 where a row has none: 4 bytes a row, and nothing is copied while they become more. */
type Pages = Int32Array[];

const pageSize = 16_384;

/** A finder that has seen no row yet; without a column it never finds any. */
export function createDuplicateFinder(column: MappedColumn | undefined): DuplicateFinder {
  const pages: Pages = [];
  return {
    see({ row, cells }) {
      const id = column === undefined ? 0 : idOf(cells[column.index] ?? '');
      if (id === 0) return;
      const page = (pages[Math.floor(row / pageSize)] ??= new Int32Array(pageSize));
      page[row % pageSize] = id;
    },
    find: () => rowsOf(findTwins(pages), pages),
  };
}

/** The Id that a cell means, or 0; whether it is written well is for its codec to say. */
function idOf(text: string): number {
  const quick = parseDigits(text);
  const id = quick < 0 ? parseDigits(tidy(text).replace(/[.,]0{1,2}$/, '')) : quick;
  return id < 1 || id > 2_147_483_647 ? 0 : id;
}

/** Sorted, equal Ids are neighbours: a million take 0.1 s, less than a look at a table for each row does. */
function findTwins(pages: Pages): ReadonlySet<number> {
  const twins = new Set<number>();
  const used = Object.values(pages);
  const ids = new Int32Array(used.length * pageSize);
  used.forEach((page, at) => ids.set(page, at * pageSize));
  ids.sort();
  for (let at = 1; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    if (id !== 0 && id === ids[at - 1]) twins.add(id);
  }
  return twins;
}

function rowsOf(twins: ReadonlySet<number>, pages: Pages): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  if (twins.size === 0) return found;
  pages.forEach((page, number) => {
    page.forEach((id, at) => {
      if (twins.has(id)) addTo(found, id, number * pageSize + at);
    });
  });
  return found;
}

function addTo(found: Map<number, number[]>, id: number, row: number): void {
  const rows = found.get(id);
  if (rows === undefined) found.set(id, [row]);
  else rows.push(row);
}
