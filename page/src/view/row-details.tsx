import type { VNode } from 'preact';
import type { PageFacts, PageIssue } from '../../../src/report/page/page-data.ts';
import { rowJson } from '../data/export.ts';
import type { Row } from '../data/row.ts';
import {
  countOf,
  isReasonTrouble,
  labelOfState,
  nameOfInput,
  saidDuration,
  saidTime,
  saidValue,
  showText,
} from '../data/words.ts';
import { CopyButton } from './copy-button.tsx';
import { SeverityMark } from './severity-mark.tsx';
import { StateMark } from './state-mark.tsx';
import { wholeFlags } from './whole-words.tsx';

interface DetailFacts {
  readonly row: Row;
  readonly facts: PageFacts;
  readonly onClose: () => void;
}

/** All that is known of one row. */
export function RowDetails({ row, facts, onClose }: DetailFacts): VNode {
  const input = facts.inputs[row.input];
  const state = facts.states.find(({ key }) => key === row.state);
  return (
    <aside class="details" aria-label="The chosen row" onKeyDown={({ key }) => key === 'Escape' && onClose()}>
      <header>
        <h3>
          Row {row.row}
          {input !== undefined && <small> of {nameOfInput(input)}</small>}
        </h3>
        <button type="button" class="quiet" aria-label="Close the row" onClick={onClose}>
          ✕
        </button>
      </header>
      <p>
        <StateMark state={row.state} label={labelOfState(facts, row.state)} /> <small>{state?.meaning}</small>
      </p>
      {row.id !== null && (
        <p>
          {input?.resource} <code>{row.id}</code>
        </p>
      )}
      {row.reason !== '' && (
        <p>
          {isReasonTrouble(row) && <SeverityMark severity="error" />} {wholeFlags(showText(row.reason))}
        </p>
      )}
      <Messages issues={row.issues.filter(({ severity }) => severity === 'error')} />
      <ChangeTable row={row} facts={facts} />
      <Messages issues={row.issues.filter(({ severity }) => severity !== 'error')} />
      <p class="sending">{saySending(row)}</p>
      <p class="buttons">
        <CopyButton text={() => rowJson(row, facts)} label="Copy as JSON" />
        <CopyButton text={() => linkTo(row)} label="Copy link" />
      </p>
    </aside>
  );
}

function Messages({ issues }: Pick<Row, 'issues'>): VNode | null {
  if (issues.length === 0) return null;
  return (
    <ul class="messages">
      {issues.map((issue, at) => (
        <Message key={at} issue={issue} />
      ))}
    </ul>
  );
}

function Message({ issue }: { readonly issue: PageIssue }): VNode {
  const { severity, field, column, cell, message, hint, value, source } = issue;
  return (
    <li class={`is-${severity}`}>
      <SeverityMark severity={severity} />
      <b>
        {[cell, field ?? column].filter((part) => part !== null).join(' ')}
        {source === 'server' && ' (the server)'}
      </b>{' '}
      {wholeFlags(showText(message))}
      {hint !== null && <em> {wholeFlags(showText(hint))}</em>}
      {value !== null && value !== '' && (
        <pre>
          <bdi>{showText(value)}</bdi>
        </pre>
      )}
    </li>
  );
}

function ChangeTable({ row, facts }: { readonly row: Row; readonly facts: PageFacts }): VNode | null {
  if (row.changes.length === 0) return null;
  const input = facts.inputs[row.input];
  return (
    <table class="before-after">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {row.changes.map(({ field, before, after, kind }) => (
          <tr key={field} class={`kind-${kind}`}>
            <th scope="row">
              {field}
              {input?.fields[field]?.column !== undefined && (
                <small> {`${input.fields[field].column}${row.row}`}</small>
              )}
            </th>
            <td>{kind === 'set' ? <em>empty</em> : <bdi>{saidValue(before, input, field)}</bdi>}</td>
            <td>
              {kind === 'cleared' ? (
                <strong class="clears">cleared</strong>
              ) : (
                <bdi>{saidValue(after, input, field)}</bdi>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function saySending({ attempts, httpStatus, sentAt, settledAt }: Row): string {
  if (attempts === 0) return 'Nothing was sent for this row.';
  const answer = httpStatus === null ? 'no answer' : `answered with ${httpStatus}`;
  const sent = sentAt === null ? '' : `, last sent ${saidTime(sentAt)}`;
  const settled = sentAt === null || settledAt === null ? '' : `, settled ${saidDuration(settledAt - sentAt)} later`;
  return `${countOf(attempts, 'write')}, ${answer}${sent}${settled}.`;
}

function linkTo({ seq }: Row): string {
  return `${location.href.replace(/#.*$/, '')}#place=${seq}`;
}
