import type { VNode } from 'preact';
import type { ColumnGroup, IssueGroup } from '../data/groups.ts';
import { saidIssue, thousands } from '../data/words.ts';
import { useShortened } from './use-shortened.tsx';
import type { ViewControl } from './use-view.ts';

const severitySigns = { error: '✕', warning: '!', note: 'i' } as const;

interface IssuesFacts {
  readonly columns: readonly ColumnGroup[];
  readonly view: ViewControl;
  readonly isPrinted: boolean;
}

/** So many columns are shown at first. */
const mostShown = 6;

/** What was found, by column and kind; a click shows the rows. */
export function Issues({ columns, view, isPrinted }: IssuesFacts): VNode | null {
  const { shown, more } = useShortened(columns, { most: mostShown, isPrinted, what: 'columns' });
  if (columns.length === 0) return null;
  return (
    <section aria-labelledby="issues-title">
      <h2 id="issues-title">Issues by column</h2>
      <ul class="columns">
        {shown.map(({ column, groups, count }) => (
          <li key={column}>
            <h3>
              {column === '' ? 'The row as a whole' : column} <small>{thousands(count)}</small>
            </h3>
            <ul>
              {groups.map((group) => (
                <li key={group.key}>
                  <IssueKind group={group} view={view} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

/** Issues of a whole sheet have no rows to show. */
function IssueKind({ group, view }: { readonly group: IssueGroup; readonly view: ViewControl }): VNode {
  const { key, example, count, rows } = group;
  const isChosen = view.filter.issue === key;
  const { severity } = example;
  const said = (
    <>
      <i class={`severity is-${severity}`} aria-hidden="true">
        {severitySigns[severity]}
      </i>
      <span class="words">
        <span class="unseen">{severity}: </span>
        {count > 1 && <small>such as </small>}
        {saidIssue(example)}
      </span>
      <b class="number">{thousands(count)}</b>
    </>
  );
  if (rows === 0) return <div class="issue">{said}</div>;
  return (
    <button
      type="button"
      class="issue"
      aria-pressed={isChosen}
      onClick={() => (isChosen ? view.narrow({ issue: null }) : view.pick({ issue: key }))}
    >
      {said}
    </button>
  );
}
