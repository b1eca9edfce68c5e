import type { PlainRows } from './page-data.ts';

/** A row of which there is nothing to tell but its id. */
export interface PlainRow {
  readonly seq: number;
  readonly input: number;
  readonly row: number;
  readonly id: number;
}

/** How many rows were there at some moment. */
export interface PlainMark {
  readonly count: number;
  readonly left: number;
}

/** Keeps plain rows in little memory until it is known whether the page has room for them. */
export interface PlainStore {
  take(row: PlainRow): void;
  /** About how many characters they take in the page. */
  size(): number;
  /** How many were there and are kept no more. */
  left(): number;
  /** Forgets all of them for good, and every one that is still to come. */
  drop(): void;
  mark(): PlainMark;
  /** Forgets the rows that came since the mark. */
  rewind(mark: PlainMark): void;
  runs(): PlainRows['runs'];
}

interface Stretch {
  readonly seq: number;
  readonly input: number;
  readonly row: number;
  readonly ids: number[];
}

/** Characters of a stretch without its ids, more or less. */
const stretchSize = 24;

/** An id of usual length with its comma. */
const idSize = 11;

/** A store without rows. */
export function createPlainStore(): PlainStore {
  let stretches: Stretch[] = [];
  let count = 0;
  let left = 0;
  let isDropped = false;
  return {
    take({ seq, input, row, id }) {
      if (isDropped) {
        left += 1;
        return;
      }
      count += 1;
      const last = stretches.at(-1);
      if (last !== undefined && follows(last, { seq, input, row })) last.ids.push(id);
      else stretches.push({ seq, input, row, ids: [id] });
    },
    size: () => count * idSize + stretches.length * stretchSize,
    left: () => left,
    drop() {
      left += count;
      count = 0;
      stretches = [];
      isDropped = true;
    },
    mark: () => ({ count, left }),
    rewind(mark) {
      left = isDropped ? mark.left + mark.count : mark.left;
      while (count > mark.count) {
        count -= 1;
        stretches.at(-1)?.ids.pop();
        if (stretches.at(-1)?.ids.length === 0) stretches.pop();
      }
    },
    runs: () => stretches.map(({ seq, input, row, ids }) => [seq, input, row, ids]),
  };
}

function follows(last: Stretch, { seq, input, row }: Omit<PlainRow, 'id'>): boolean {
  const ahead = last.ids.length;
  return last.input === input && last.seq + ahead === seq && last.row + ahead === row;
}
