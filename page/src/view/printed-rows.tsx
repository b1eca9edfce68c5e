import type { VNode } from 'preact';
import type { PageFacts } from '../../../src/report/page/page-data.ts';
import type { Report, Row } from '../data/row.ts';
import { labelOfState, nameOfInput, saidIssue, saidRow, saidShown, showText } from '../data/words.ts';
import { StateMark } from './state-mark.tsx';
import { ChangeLine } from './value.tsx';

/** More characters of a value are not for paper; the page itself has them. */
const mostPrinted = 2_000;

/** A row of more characters may go over to the next page of paper. */
const long = 2_000;

/** All rows that are shown, for paper. */
export function PrintedRows({ report, rows }: { readonly report: Report; readonly rows: readonly Row[] }): VNode {
  const { facts } = report;
  return (
    <table class="printed">
      <caption>{saidShown(rows.length, report.rows.length)}</caption>
      <thead>
        <tr>
          <th scope="col">Row</th>
          <th scope="col">State</th>
          <th scope="col">Record</th>
          <th scope="col">Changes and messages</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <PrintedRow key={row.seq} row={row} facts={facts} />
        ))}
      </tbody>
    </table>
  );
}

function PrintedRow({ row, facts }: { readonly row: Row; readonly facts: PageFacts }): VNode {
  const input = facts.inputs[row.input];
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
        {row.issues.map((issue, at) => (
          <div key={at}>
            {issue.field !== null && <b>{issue.field}: </b>}
            {saidIssue(issue)}
          </div>
        ))}
        {row.reason !== '' && <div>{showText(row.reason)}</div>}
        {row.changes.map((change) => (
          <div key={change.field}>
            <ChangeLine change={change} input={input} most={mostPrinted} />
          </div>
        ))}
      </td>
    </tr>
  );
}
