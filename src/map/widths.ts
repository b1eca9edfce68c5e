import type { Row } from '../model.ts';
import * as say from '../problems/columns.ts';
import type { Knowledge } from './knowledge.ts';
import type { MappedColumn } from './table.ts';

const widest = 24;
const fewest = 4;
const mostLost = 3;
const mostNamed = 3;

/** Looks for lost leading zeros: a text column whose values mostly have one width, while some are only digits and shorter. */
export interface WidthTally {
  see(row: Row): void;
  /** None, or the one remark on the column. */
  remark(): Knowledge['remarks'];
}

/** A tally of one text column. */
export function createWidthTally(column: MappedColumn): WidthTally {
  const counts = new Uint32Array(widest + 1);
  const digitsOnly = Array.from({ length: widest + 1 }, () => ({ count: 0, rows: [] as number[] }));
  let total = 0;

  return {
    see({ cells, row }) {
      const text = cells[column.index] ?? '';
      if (text === '') return;
      total++;
      if (text.length > widest) return;
      counts[text.length] = (counts[text.length] ?? 0) + 1;
      const digits = isDigits(text) ? digitsOnly[text.length] : undefined;
      if (digits === undefined) return;
      digits.count++;
      if (digits.rows.length < mostNamed) digits.rows.push(row);
    },
    remark() {
      const most = Math.max(...counts);
      const width = counts.indexOf(most);
      if (total < fewest || most < total * 0.6 || most < 3) return [];
      const short = digitsOnly.slice(Math.max(1, width - mostLost), width);
      const rows = short.flatMap((one) => one.rows).toSorted((a, b) => a - b);
      if (rows.length === 0) return [];
      const cells = rows.slice(0, mostNamed).map((row) => column.letters + row);
      const count = short.reduce((sum, one) => sum + one.count, 0);
      return [{ column, problem: say.lostZeros(width, cells, count) }];
    },
  };
}

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
