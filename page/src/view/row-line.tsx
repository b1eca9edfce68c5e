import type { VNode } from 'preact';
import type { PageFacts, PageIssue } from '../../../src/report/page/page-data.ts';
import type { Row } from '../data/row.ts';
import { isReasonTrouble, labelOfState, saidIssue, saidTime, showText } from '../data/words.ts';
import { SeverityMark } from './severity-mark.tsx';
import { StateMark } from './state-mark.tsx';
import type { ViewControl } from './use-view.ts';
import { ChangeLine } from './value.tsx';

interface LineFacts {
  readonly row: Row;
  readonly facts: PageFacts;
  /** The short name of its file; null where there is but one. */
  readonly file: string | null;
  /** Among the rows that are shown, from 0. */
  readonly place: number;
  readonly view: ViewControl;
}

/** One row on one line. */
export function RowLine({ row, facts, file, place, view }: LineFacts): VNode {
  const at = row.settledAt ?? row.sentAt;
  const isChosen = view.row === row.seq;
  return (
    <div
      id={`row-${row.seq}`}
      class={`line${place % 2 === 0 ? '' : ' is-odd'}`}
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isChosen}
      onClick={() => view.show(isChosen ? null : row.seq)}
    >
      <div role="gridcell" class="col-place">
        {row.row}
      </div>
      {file !== null && (
        <div role="gridcell" class="col-file" title={file}>
          <bdi>{file}</bdi>
        </div>
      )}
      <div role="gridcell" class="col-state">
        <StateMark state={row.state} label={labelOfState(facts, row.state)} />
      </div>
      <div role="gridcell" class="col-id">
        {row.id ?? ''}
      </div>
      <div role="gridcell" class="col-changes">
        <What row={row} facts={facts} />
      </div>
      <div role="gridcell" class="col-attempts">
        {row.attempts === 0 ? '' : row.attempts}
      </div>
      <div role="gridcell" class="col-time">
        {at === null ? '' : <time dateTime={new Date(at).toISOString()}>{saidTime(at).slice(11, 19)}</time>}
      </div>
    </div>
  );
}

const mostShown = 4;

/** What changes, but errors before it, and the sign of what else there is to say; the beginning of each, as the line is cut where it ends. */
function What({ row, facts }: { readonly row: Row; readonly facts: PageFacts }): VNode {
  const { issues, changes, reason } = row;
  const input = facts.inputs[row.input];
  const errors = issues.filter(({ severity }) => severity === 'error');
  const others = issues.filter(({ severity }) => severity !== 'error');
  return (
    <bdi>
      {errors.slice(0, mostShown).map(sayIssue)}
      {reason !== '' && (
        <span class={isReasonTrouble(row) ? 'said is-error' : 'said'}>
          {isReasonTrouble(row) && <SeverityMark severity="error" />} {showText(reason).slice(0, 300)}
        </span>
      )}
      {changes.length > 0 && others.some(({ severity }) => severity === 'warning') && <WarningSign />}
      {changes.slice(0, mostShown).map((change) => (
        <ChangeLine key={change.field} change={change} input={input} most={80} mostBefore={32} />
      ))}
      {changes.length > mostShown && <span class="said">and {changes.length - mostShown} more</span>}
      {others.slice(0, mostShown).map(sayIssue)}
    </bdi>
  );
}

function sayIssue(issue: PageIssue, at: number): VNode {
  return (
    <span key={at} class={`said is-${issue.severity}`}>
      <SeverityMark severity={issue.severity} /> {issue.field !== null && <b>{issue.field}: </b>}
      {saidIssue(issue).slice(0, 300)}
    </span>
  );
}

/** The warning itself stands behind the changes, where the line may be cut. */
function WarningSign(): VNode {
  return (
    <i class="severity is-warning ahead" aria-hidden="true">
      !
    </i>
  );
}
