import type { VNode } from 'preact';
import type { PageStateKey } from '../../../src/report/page/page-data.ts';

/** A sign for each state, as colours alone do not tell everybody. */
export const signs: Readonly<Record<PageStateKey, string>> = {
  valid: '✓',
  updated: '✓',
  planned: '→',
  unchanged: '=',
  invalid: '✕',
  missing: '?',
  rejected: '⊘',
  stale: '≠',
  failed: '!',
  unknown: '…',
  notAttempted: '○',
  blank: '–',
};

/** A state: its sign in its colour, and its word. */
export function StateMark({ state, label }: { readonly state: PageStateKey; readonly label: string }): VNode {
  return (
    <span class={`state is-${state}`}>
      <i aria-hidden="true">{signs[state]}</i>
      {label}
    </span>
  );
}
