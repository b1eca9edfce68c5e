import type { Row } from '../model.ts';
import * as say from '../problems/columns.ts';
import type { Knowledge } from './knowledge.ts';
import type { MappedColumn } from './table.ts';

const widest = 24;
const fewest = 4;

/** Looks for lost leading zeros: a text column whose values mostly have one width, while some are only digits and shorter. */
export interface WidthTally {
  see(row: Row): void;
  /** None, or the one remark on the column. */
  remark(): Knowledge['remarks'];
}

/** A tally of one text column. */
export function createWidthTally(column: MappedColumn): WidthTally {
  const counts = new Uint32Array(widest + 1);
  const digitsOnly: { readonly width: number; readonly cell: string }[] = [];
  let total = 0;

  return {
    see({ cells, row }) {
      const text = cells[column.index] ?? '';
      if (text === '') return;
      total++;
      if (text.length > widest) return;
      counts[text.length] = (counts[text.length] ?? 0) + 1;
      if (digitsOnly.length < 1000 && isDigits(text))
        digitsOnly.push({ width: text.length, cell: `${column.letters}${row}` });
    },
    remark() {
      const most = Math.max(...counts);
      const width = counts.indexOf(most);
      if (total < fewest || most < total * 0.6 || most < 3) return [];
      const short = digitsOnly.filter((one) => one.width < width && one.width >= width - 3);
      if (short.length === 0) return [];
      return [
        {
          column,
          problem: say.lostZeros(
            width,
            short.slice(0, 3).map(({ cell }) => cell),
          ),
        },
      ];
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
