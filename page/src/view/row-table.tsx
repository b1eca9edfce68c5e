import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Report, Row } from '../data/row.ts';
import { nextSort, type SortKey } from '../data/sort.ts';
import { RowDetails } from './row-details.tsx';
import { RowLine } from './row-line.tsx';
import { useRowHeight } from './use-row-height.ts';
import type { ViewControl } from './use-view.ts';
import { scrollFor, useWindow } from './use-window.ts';

interface TableFacts {
  readonly report: Report;
  readonly rows: readonly Row[];
  readonly view: ViewControl;
}

const columns: ReadonlyArray<readonly [by: SortKey, label: string]> = [
  ['place', 'Row'],
  ['state', 'State'],
  ['id', 'Record'],
  ['changes', 'Changes and messages'],
  ['attempts', 'Tries'],
  ['time', 'Time (UTC)'],
];

/** The rows, of which only those in sight are drawn; arrow keys walk through them. */
export function RowTable({ report, rows, view }: TableFacts): VNode {
  const at = view.row === null ? -1 : rows.findIndex(({ seq }) => seq === view.row);
  const chosen = rows[at];
  return (
    <div class={chosen === undefined ? 'split' : 'split is-open'}>
      <Grid report={report} rows={rows} view={view} at={at} />
      {chosen !== undefined && <RowDetails row={chosen} facts={report.facts} onClose={() => view.show(null)} />}
    </div>
  );
}

function Grid({ report, rows, view, at }: TableFacts & { readonly at: number }): VNode {
  const box = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const list = { count: rows.length, rowHeight };
  const { first, end, offset, height } = useWindow(box, list);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || at < 0) return;
    const sight = { top: element.scrollTop, height: element.clientHeight - headHeight };
    element.scrollTop = scrollFor(at, sight, list);
  }, [at, rowHeight]);
  const walk = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? rowHeight) / rowHeight) - 2);
    const next = rows[stepOf(event.key, { at, page, count: rows.length })];
    if (event.key === 'Escape') view.show(null);
    if (next === undefined || event.target !== box.current) return;
    event.preventDefault();
    view.show(next.seq);
  };
  const active = at >= first && at < end ? { 'aria-activedescendant': `row-${view.row}` } : {};
  const size = { 'aria-rowcount': rows.length + 1, 'aria-colcount': columns.length };
  return (
    <div ref={box} class="grid" role="grid" aria-label="Rows" {...size} {...active} tabIndex={0} onKeyDown={walk}>
      <Head view={view} />
      <div class="body" role="rowgroup" style={{ height: `${height}px` }}>
        <div role="presentation" style={{ transform: `translateY(${offset}px)` }}>
          {rows.slice(first, end).map((row, index) => (
            <RowLine key={row.seq} row={row} facts={report.facts} place={first + index} view={view} />
          ))}
        </div>
      </div>
      {rows.length === 0 && <p class="empty">No row is like that.</p>}
    </div>
  );
}

/** The height of the headings, in pixels, as the style has it. */
const headHeight = 32;

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

function Head({ view }: { readonly view: ViewControl }): VNode {
  const { sort, order } = view;
  return (
    <div class="head" role="rowgroup">
      <div class="line" role="row" aria-rowindex={1}>
        {columns.map(([by, label]) => {
          const isBy = sort.by === by;
          const ordered = sort.isDown ? ('descending' as const) : ('ascending' as const);
          return (
            <div key={by} role="columnheader" class={`col-${by}`} aria-sort={isBy ? ordered : 'none'}>
              <button type="button" onClick={() => order(nextSort(sort, by))}>
                {label} <i aria-hidden="true">{isBy ? (sort.isDown ? '▼' : '▲') : ''}</i>
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
