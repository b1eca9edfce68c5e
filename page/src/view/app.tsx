import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { createFilter } from '../data/filter.ts';
import { groupChanges } from '../data/groups.ts';
import { groupIssues } from '../data/issue-groups.ts';
import type { Report } from '../data/row.ts';
import { sortRows } from '../data/sort.ts';
import { Changes } from './changes.tsx';
import { Facts } from './facts.tsx';
import { sayFilter } from './active-filters.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Issues } from './issues.tsx';
import { LeftOut } from './left-out.tsx';
import { Masthead } from './masthead.tsx';
import { OverTime } from './over-time.tsx';
import { PrintedRows } from './printed-rows.tsx';
import { RowTable } from './row-table.tsx';
import { Totals } from './totals.tsx';
import { useView } from './use-view.ts';
import { WaysOn } from './ways-on.tsx';

/** The whole page. */
export function App({ report, isPrinted }: { readonly report: Report; readonly isPrinted: boolean }): VNode {
  const { facts } = report;
  const view = useView();
  const filterRows = useMemo(() => createFilter(report), [report]);
  const filtered = useMemo(() => filterRows(view.filter), [filterRows, view.filter]);
  const rows = useMemo(() => sortRows(filtered, view.sort), [filtered, view.sort]);
  const changes = useMemo(() => groupChanges(report), [report]);
  const issues = useMemo(() => groupIssues(report), [report]);
  return (
    <>
      <Masthead facts={facts} />
      <main>
        <Totals facts={facts} view={view} />
        <WaysOn facts={facts} />
        <OverTime time={facts.time} isPrinted={isPrinted} />
        <div class="pair">
          <Changes report={report} changes={changes} view={view} isPrinted={isPrinted} />
          <Issues facts={facts} columns={issues} view={view} isPrinted={isPrinted} />
        </div>
        <section id="rows" class="rows" aria-labelledby="rows-title">
          <h2 id="rows-title">Rows</h2>
          {!isPrinted && <FilterBar report={report} shown={rows} view={view} issues={issues} />}
          <LeftOut facts={facts} />
          {isPrinted ? (
            <PrintedRows report={report} rows={rows} filter={sayFilter(report, issues, view.filter)} />
          ) : (
            <RowTable report={report} rows={rows} view={view} />
          )}
        </section>
        <Facts facts={facts} />
      </main>
      <footer>
        Made by nexload {facts.made.version} on {facts.made.at.slice(0, 10)} at {facts.made.at.slice(11, 16)} UTC. This
        page is one file that loads nothing; it may hold personal data.
      </footer>
    </>
  );
}
