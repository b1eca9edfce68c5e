import type { RefObject } from 'preact';
import type { Row } from '../data/row.ts';

interface WalkFacts {
  readonly rows: readonly Row[];
  /** In pixels. */
  readonly rowHeight: number;
  /** The place of the chosen row; -1 for none. */
  readonly at: number;
  readonly show: (seq: number | null) => void;
}

/** Makes the function by which keys lead from row to row while the table itself has the focus; Escape closes the row. */
export function useWalk(
  box: RefObject<HTMLDivElement | null>,
  { rows, rowHeight, at, show }: WalkFacts,
): (event: KeyboardEvent) => void {
  return (event) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? rowHeight) / rowHeight) - 2);
    const next = rows[stepOf(event.key, { at, page, count: rows.length })];
    if (event.key === 'Escape') show(null);
    if (next === undefined || event.target !== box.current) return;
    event.preventDefault();
    show(next.seq);
  };
}

interface Step {
  readonly at: number;
  readonly page: number;
  readonly count: number;
}

/** Which row a key leads to; -1 for keys that lead nowhere. */
function stepOf(key: string, { at, page, count }: Step): number {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'PageDown':
      return Math.min(last, at + page);
    case 'PageUp':
      return Math.max(0, at - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return -1;
  }
}
