import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Report, Row } from '../data/row.ts';
import { nextSort, type SortKey } from '../data/sort.ts';
import type { PageFacts } from '../../../src/report/page/page-data.ts';
import { countOf, shortNames } from '../data/words.ts';
import { RowDetails } from './row-details.tsx';
import { RowLine } from './row-line.tsx';
import { useRowHeight } from './use-row-height.ts';
import type { ViewControl } from './use-view.ts';
import { useWalk } from './use-walk.ts';
import { scrollFor, useWindow } from './use-window.ts';

interface TableFacts {
  readonly report: Report;
  readonly rows: readonly Row[];
  readonly view: ViewControl;
}

/** What a label says besides is left out where there is no room. */
const columns: ReadonlyArray<readonly [by: SortKey | 'file', label: string, more?: string]> = [
  ['place', 'Row'],
  ['file', 'File'],
  ['state', 'State'],
  ['id', 'Record'],
  ['changes', 'Changes', ' and messages'],
  ['attempts', 'Tries'],
  ['time', 'Time', ' (UTC)'],
];

/** The rows, of which only those in sight are drawn; arrow keys walk through them. */
export function RowTable({ report, rows, view }: TableFacts): VNode {
  const box = useRef<HTMLDivElement>(null);
  const close = (): void => {
    view.show(null);
    box.current?.focus({ preventScroll: true });
  };
  const at = view.row === null ? -1 : rows.findIndex(({ seq }) => seq === view.row);
  const chosen = rows[at];
  return (
    <div class={chosen === undefined ? 'split' : 'split is-open'}>
      <Grid report={report} rows={rows} view={view} at={at} box={box} />
      {chosen !== undefined && <RowDetails row={chosen} facts={report.facts} onClose={close} />}
    </div>
  );
}

interface GridFacts extends TableFacts {
  /** The place of the chosen row among the rows that are shown; -1 for none. */
  readonly at: number;
  readonly box: RefObject<HTMLDivElement | null>;
}

/** The height of the headings, in pixels, as the style has it. */
const headHeight = 32;
const borders = 2;

function Grid({ report: { facts, rows: all }, rows, view, at, box }: GridFacts): VNode {
  const isSent = useMemo(() => all.some(({ attempts }) => attempts > 0), [all]);
  const files = useMemo(() => (facts.inputs.length > 1 ? shortNames(facts.inputs) : null), [facts]);
  const rowHeight = useRowHeight();
  const list = { count: rows.length, rowHeight };
  const { first, end, offset, height } = useWindow(box, list);
  const walk = useWalk(box, { rows, rowHeight, at, show: view.show });
  useFollowing(box, { at, list });
  const active = at >= first && at < end ? { 'aria-activedescendant': `row-${view.row}` } : {};
  const size = { 'aria-rowcount': rows.length + 1, 'aria-colcount': columns.length - (files === null ? 1 : 0) };
  // No higher than the rows that are shown need.
  const most = { maxHeight: `${rows.length * rowHeight + headHeight + borders}px` };
  const kind = `grid${files === null ? '' : ' has-files'}${isSent ? '' : ' is-unsent'}`;
  return (
    <div
      ref={box}
      class={kind}
      style={most}
      role="grid"
      aria-label="Rows"
      {...size}
      {...active}
      tabIndex={0}
      onKeyDown={walk}
    >
      <Head view={view} hasFiles={files !== null} />
      <div class="body" role="rowgroup" style={{ height: `${height}px` }}>
        <div role="presentation" style={{ transform: `translateY(${offset}px)` }}>
          {rows.slice(first, end).map((row, index) => {
            const file = files?.[row.input] ?? null;
            return <RowLine key={row.seq} row={row} facts={facts} file={file} place={first + index} view={view} />;
          })}
        </div>
      </div>
      {rows.length === 0 && <p class="empty">{sayEmpty(facts)}</p>}
    </div>
  );
}

function sayEmpty({ left, files }: PageFacts): string {
  if (left === 0) return 'No row is like that.';
  const where = files.rows === undefined ? '' : ` Look for them in ${files.rows}.`;
  return `No row that is shown here is like that; ${countOf(left, 'row')} that need nothing are left out.${where}`;
}

/** Keeps the chosen row in sight. */
function useFollowing(
  box: RefObject<HTMLDivElement | null>,
  { at, list }: { readonly at: number; readonly list: { readonly count: number; readonly rowHeight: number } },
): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || at < 0) return;
    const sight = { top: element.scrollTop, height: element.clientHeight - headHeight };
    element.scrollTop = scrollFor(at, sight, list);
  }, [at, list.rowHeight]);
}

function Head({ view, hasFiles }: { readonly view: ViewControl; readonly hasFiles: boolean }): VNode {
  const { sort, order } = view;
  return (
    <div class="head" role="rowgroup">
      <div class="line" role="row" aria-rowindex={1}>
        {columns.map(([by, label, more]) => {
          if (by === 'file')
            return hasFiles ? (
              <div key={by} role="columnheader" class="col-file">
                {label}
              </div>
            ) : null;
          const isBy = sort.by === by;
          const ordered = sort.isDown ? ('descending' as const) : ('ascending' as const);
          return (
            <div key={by} role="columnheader" class={`col-${by}`} aria-sort={isBy ? ordered : 'none'}>
              <button type="button" onClick={() => order(nextSort(sort, by))}>
                {label}
                {more !== undefined && <span class="more-words">{more}</span>}{' '}
                <i aria-hidden="true">{isBy ? (sort.isDown ? '▼' : '▲') : ''}</i>
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
