import { csvLine } from '../../../src/report/csv-line.ts';
import type { PageFacts, PageStateKey } from '../../../src/report/page/page-data.ts';
import { wordOf } from '../../../src/report/states.ts';
import type { Row } from './row.ts';
import { saidChange, saidRow } from './words.ts';

/** A row as JSON, with the values as the server and the file have them. */
export function rowJson(row: Row, { inputs }: PageFacts): string {
  const input = inputs[row.input];
  const { id, state, changes, issues, reason, attempts, httpStatus, sentAt, settledAt } = row;
  return JSON.stringify(
    {
      file: input?.file ?? null,
      sheet: input?.sheet ?? null,
      row: row.row,
      resource: input?.resource ?? null,
      id,
      state,
      changes: changes.map(({ field, before, after, kind }) => ({ field, before, after, kind })),
      issues,
      reason: reason === '' ? null : reason,
      attempts,
      httpStatus,
      sentAt: isoOf(sentAt),
      settledAt: isoOf(settledAt),
    },
    null,
    2,
  );
}

const header = [
  'file',
  'sheet',
  'row',
  'resource',
  'id',
  'status',
  'changed',
  'message',
  'attempts',
  'http_status',
  'time',
];

/** Rows as a CSV file that Excel reads as UTF-8, with no cell that a spreadsheet would run. */
export function rowsCsv(rows: readonly Row[], facts: PageFacts): string {
  const lines = rows.map((row) => {
    const input = facts.inputs[row.input];
    return csvLine(
      [
        input?.file ?? '',
        input?.sheet ?? '',
        String(row.row),
        input?.resource ?? '',
        String(row.id ?? ''),
        statusOf(row.state),
        row.changes.map((change) => saidChange(change, input)).join('; '),
        saidRow(row),
        String(row.attempts),
        String(row.httpStatus ?? ''),
        isoOf(row.settledAt ?? row.sentAt) ?? '',
      ],
      ',',
    );
  });
  return `\ufeff${[csvLine(header, ','), ...lines].join('\n')}\n`;
}

/** As rows.csv has it. */
function statusOf(state: PageStateKey): string {
  if (state === 'valid') return state;
  return wordOf(state === 'planned' ? 'notAttempted' : state);
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
