import type { Row, Report } from '../../page/src/data/row.ts';
import { pageStates, type PageFacts, type PageInput } from '../../src/report/page/page-data.ts';

/** A row as the page has it; what a test does not say is as of a row that agrees with its record. */
export function makeRow(seq: number, facts: Partial<Row> = {}): Row {
  const nothing = { changes: [], issues: [], reason: '', attempts: 0, httpStatus: null, sentAt: null, settledAt: null };
  return { seq, input: 0, row: seq + 1, id: 5_000 + seq, state: 'unchanged', ...nothing, ...facts };
}

/** An input without columns. */
export function makeInput(facts: Partial<PageInput> = {}): PageInput {
  const shared = { sheet: null, sha256: '', resource: 'contract-deposits', rows: 0, reading: '' };
  return { ...shared, file: 'deposits.csv', columns: [], fields: {}, issues: [], ...facts };
}

/** A report of these rows. */
export function makeReport(rows: readonly Row[], facts: Partial<PageFacts> = {}): Report {
  const at = '2026-11-21T09:00:00.000Z';
  const run = {
    id: 'run',
    command: 'apply',
    startedAt: at,
    finishedAt: at,
    status: 'complete',
    exitCode: 0,
    target: '',
    isRehearsal: false,
  };
  const states = pageStates.map((key) => ({ key, label: key, meaning: '', count: 0 }));
  const said = { verdict: '', tone: 'well', rows: rows.length, states, ways: [], files: {}, settings: [] } as const;
  const none = { requests: '', time: null, left: 0 };
  return {
    rows,
    facts: {
      schema: 1,
      made: { at, version: '' },
      run,
      ...said,
      ...none,
      inputs: [makeInput()],
      ...facts,
    },
  };
}
