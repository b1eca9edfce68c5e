import { pageStates } from '../../../src/report/page/page-data.ts';
import type { Row } from './row.ts';

/** What rows can be ordered by. */
export type SortKey = 'place' | 'state' | 'id' | 'changes' | 'attempts' | 'time';

/** An order; `place` upwards is that of the files. */
export interface Sort {
  readonly by: SortKey;
  readonly isDown: boolean;
}

/** As the files have them. */
export const inOrder: Sort = { by: 'place', isDown: false };

/** The rows in this order; rows that are alike stay in that of the files, and rows without a value come last. */
export function sortRows(rows: readonly Row[], { by, isDown }: Sort): readonly Row[] {
  if (by === 'place') return isDown ? rows.toReversed() : rows;
  const valueOf = values[by];
  const sign = isDown ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [first, second] = [valueOf(one), valueOf(other)];
    if (first === second) return one.seq - other.seq;
    if (first === null || second === null) return first === null ? 1 : -1;
    return (first - second) * sign;
  });
}

/** What a click on a heading asks for: upwards, downwards, and as the files have them again. */
export function nextSort(sort: Sort, by: SortKey): Sort {
  if (sort.by !== by) return { by, isDown: false };
  if (!sort.isDown) return { by, isDown: true };
  return inOrder;
}

const values: Readonly<Record<Exclude<SortKey, 'place'>, (row: Row) => number | null>> = {
  state: ({ state }) => pageStates.indexOf(state),
  id: ({ id }) => id,
  changes: ({ changes }) => (changes.length === 0 ? null : changes.length),
  attempts: ({ attempts }) => (attempts === 0 ? null : attempts),
  time: ({ settledAt, sentAt }) => settledAt ?? sentAt,
};
