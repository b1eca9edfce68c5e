import type { VNode } from 'preact';
import type { PageFacts } from '../../../src/report/page/page-data.ts';
import type { ColumnGroup, IssueGroup } from '../data/issue-groups.ts';
import { saidIssue, shortNames, thousands } from '../data/words.ts';
import { SeverityMark } from './severity-mark.tsx';
import { useShortened } from './use-shortened.tsx';
import type { ViewControl } from './use-view.ts';
import { wholeFlags } from './whole-words.tsx';

interface IssuesFacts {
  readonly facts: PageFacts;
  readonly columns: readonly ColumnGroup[];
  readonly view: ViewControl;
  readonly isPrinted: boolean;
}

/** So many columns are shown at first. */
const mostShown = 6;

/** What was found, by column and kind; a click shows the rows. */
export function Issues({ facts, columns, view, isPrinted }: IssuesFacts): VNode | null {
  const { shown, more } = useShortened(columns, { most: mostShown, isPrinted, what: 'columns' });
  if (columns.length === 0) return null;
  const files = facts.inputs.length > 1 ? shortNames(facts.inputs) : [];
  return (
    <section aria-labelledby="issues-title">
      <h2 id="issues-title">Issues by column</h2>
      <ul class="columns">
        {shown.map(({ title, groups, count }) => (
          <li key={title}>
            <h3>
              {title} <small>{thousands(count)}</small>
            </h3>
            <ul>
              {groups.map((group) => (
                <li key={group.key}>
                  <IssueKind group={group} file={files[group.input ?? -1] ?? null} view={view} />
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

interface KindFacts {
  readonly group: IssueGroup;
  /** The short name of the file that all of it concerns; null where that goes without saying. */
  readonly file: string | null;
  readonly view: ViewControl;
}

/** Issues of a whole sheet have no rows to show. */
function IssueKind({ group, file, view }: KindFacts): VNode {
  const { key, example, count, rows } = group;
  const isChosen = view.filter.issue === key;
  const { severity } = example;
  const said = (
    <>
      <SeverityMark severity={severity} />
      <span class="words">
        {file !== null && <b>{file}: </b>}
        {count > 1 && <small>such as </small>}
        {wholeFlags(saidIssue(example))}
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
