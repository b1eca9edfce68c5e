import type { VNode } from 'preact';
import type { PageFacts } from '../../../src/report/page/page-data.ts';
import { isOpen, type Filter } from '../data/filter.ts';
import type { ColumnGroup } from '../data/issue-groups.ts';
import type { Report } from '../data/row.ts';
import { labelOfState, nameOfInput, saidIssue } from '../data/words.ts';
import type { ViewControl } from './use-view.ts';

interface ActiveFacts {
  readonly facts: PageFacts;
  readonly issues: readonly ColumnGroup[];
  readonly view: ViewControl;
}

/** What the filter asks for, each part to be taken away by a click. */
export function ActiveFilters({ facts, issues, view }: ActiveFacts): VNode | null {
  const { filter, narrow, clear } = view;
  if (isOpen(filter)) return null;
  const parts = [...choicesOf(facts, filter), ...issueOf(issues, filter)];
  return (
    <ul class="active">
      {parts.map(({ label, without }) => (
        <li key={label}>
          <button type="button" class="chip" aria-label={`Take away: ${label}`} onClick={() => narrow(without)}>
            {label} <i aria-hidden="true">×</i>
          </button>
        </li>
      ))}
      <li>
        <button type="button" class="quiet" onClick={clear}>
          Show all
        </button>
      </li>
    </ul>
  );
}

/** What a filter asks for, in words, for paper. */
export function sayFilter({ facts }: Report, issues: readonly ColumnGroup[], filter: Filter): readonly string[] {
  const states = filter.states.map((state) => labelOfState(facts, state));
  return [...states, ...[...choicesOf(facts, filter), ...issueOf(issues, filter)].map(({ label }) => label)];
}

interface Part {
  readonly label: string;
  readonly without: Partial<Filter>;
}

/** States are taken away where they were chosen, right above. */
function choicesOf({ inputs }: PageFacts, { input, resource, field, kind, text }: Filter): readonly Part[] {
  const file = inputs[input ?? -1];
  return [
    ...(file === undefined ? [] : [{ label: nameOfInput(file), without: { input: null } }]),
    ...(resource === null ? [] : [{ label: resource, without: { resource: null } }]),
    ...(field === null ? [] : [{ label: field, without: { field: null } }]),
    ...(kind === null ? [] : [{ label: kind, without: { kind: null } }]),
    ...(text.trim() === '' ? [] : [{ label: `“${text.trim()}”`, without: { text: '' } }]),
  ];
}

function issueOf(columns: readonly ColumnGroup[], { issue }: Filter): readonly Part[] {
  if (issue === null) return [];
  const group = columns.flatMap(({ groups }) => groups).find(({ key }) => key === issue);
  const said = group === undefined ? issue : `${group.example.field ?? ''}: ${saidIssue(group.example)}`;
  return [{ label: said.length > 60 ? `${said.slice(0, 59)}…` : said, without: { issue: null } }];
}
