import type { VNode } from 'preact';
import type { PageFacts } from '../../../src/report/page/page-data.ts';
import type { Report, Row } from '../data/row.ts';
import { labelOfState, nameOfInput, saidIssue, saidRow, saidShown, saidTime, showText } from '../data/words.ts';
import { SeverityMark } from './severity-mark.tsx';
import { StateMark } from './state-mark.tsx';
import { ChangeLine } from './value.tsx';

/** More characters of a value are not for paper; the page itself has them. */
const mostPrinted = 2_000;

/** A row of more characters may go over to the next page of paper. */
const long = 2_000;

interface PrintedFacts {
  readonly report: Report;
  readonly rows: readonly Row[];
  /** What the filter asks for, in words; empty for all rows. */
  readonly filter: readonly string[];
}

/** All rows that are shown, for paper. */
export function PrintedRows({ report, rows, filter }: PrintedFacts): VNode {
  const { facts } = report;
  const isSent = rows.some(({ attempts }) => attempts > 0);
  const kind = isSent ? 'printed is-sent' : 'printed';
  return (
    <table class={kind}>
      <caption>
        {saidShown(rows.length, report.rows.length)}
        {filter.length > 0 && `: ${filter.join(', ')}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Row</th>
          <th scope="col">State</th>
          <th scope="col">Record</th>
          <th scope="col">Changes and messages</th>
          {isSent && <th scope="col">Tries</th>}
          {isSent && <th scope="col">Time (UTC)</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <PrintedRow key={row.seq} row={row} facts={facts} isSent={isSent} />
        ))}
      </tbody>
    </table>
  );
}

interface RowFacts {
  readonly row: Row;
  readonly facts: PageFacts;
  /** True where any row was sent. */
  readonly isSent: boolean;
}

function PrintedRow({ row, facts, isSent }: RowFacts): VNode {
  const input = facts.inputs[row.input];
  const at = row.settledAt ?? row.sentAt;
  const isLong = saidRow(row).length + JSON.stringify(row.changes).length > long;
  return (
    <tr class={isLong ? 'is-long' : ''}>
      <td>
        {row.row}
        {facts.inputs.length > 1 && input !== undefined && <small> {nameOfInput(input)}</small>}
      </td>
      <td>
        <StateMark state={row.state} label={labelOfState(facts, row.state)} />
      </td>
      <td>{row.id ?? ''}</td>
      <td>
        <PrintedIssues issues={row.issues.filter(({ severity }) => severity === 'error')} />
        {row.reason !== '' && <div>{showText(row.reason)}</div>}
        {row.changes.map((change) => (
          <div key={change.field}>
            <ChangeLine change={change} input={input} most={mostPrinted} />
          </div>
        ))}
        <PrintedIssues issues={row.issues.filter(({ severity }) => severity !== 'error')} />
      </td>
      {isSent && <td>{row.attempts === 0 ? '' : row.attempts}</td>}
      {isSent && <td>{at === null ? '' : saidTime(at).slice(11, 19)}</td>}
    </tr>
  );
}

function PrintedIssues({ issues }: Pick<Row, 'issues'>): VNode {
  return (
    <>
      {issues.map((issue, at) => (
        <div key={at}>
          <SeverityMark severity={issue.severity} /> {issue.field !== null && <b>{issue.field}: </b>}
          {saidIssue(issue)}
        </div>
      ))}
    </>
  );
}
