import type { VNode } from 'preact';
import type { PageFacts } from '../../../src/report/page/page-data.ts';
import { countOf } from '../data/words.ts';

/** Which rows the page has no room for, and where they are. */
export function LeftOut({ facts: { left, run, files } }: { readonly facts: PageFacts }): VNode | null {
  if (left === 0) return null;
  const state = run.command === 'validate' ? 'valid' : 'unchanged';
  return (
    <p class="left-out">
      {countOf(left, 'row')} that need nothing ({state}) are left out here, as the page would be too large with them.{' '}
      {files.rows === undefined
        ? 'A report with --report csv lists all rows in rows.csv.'
        : `All rows are in ${files.rows}.`}
    </p>
  );
}
