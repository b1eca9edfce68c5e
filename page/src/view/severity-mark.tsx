import type { VNode } from 'preact';
import type { PageIssue } from '../../../src/report/page/page-data.ts';

const signs = { error: '✕', warning: '!', note: 'i' } as const;

/** How bad an issue is: a sign in its colour, and the word for whoever does not see it. */
export function SeverityMark({ severity }: Pick<PageIssue, 'severity'>): VNode {
  return (
    <>
      <i class={`severity is-${severity}`} aria-hidden="true">
        {signs[severity]}
      </i>
      <span class="unseen">{severity}: </span>
    </>
  );
}
