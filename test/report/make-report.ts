import type { CheckedRow, Issue } from '../../src/model.ts';
import type { ReportDocument } from '../../src/report/document.ts';
import { buildReport, type ValidateReport } from '../../src/report/report.ts';
import { createTally } from '../../src/report/tally.ts';

/** An issue of one cell; what a test does not say is as in a file of pauses. */
export function issueOf(facts: Partial<Issue> = {}): Issue {
  return {
    code: 'not-a-date',
    severity: 'error',
    file: 'pauses.csv',
    sheet: null,
    row: 41,
    line: 41,
    cell: 'D41',
    column: 'PauseUntil',
    field: 'PauseUntil',
    value: '31/13/2025',
    message: '"31/13/2025" is not a date',
    hint: 'write it like 2025-12-31',
    source: 'file',
    ...facts,
  };
}

/** A row that was checked, and what is said about it. */
export function rowOf(
  kind: CheckedRow['kind'],
  issues: readonly Issue[] = [],
  cells: readonly string[] = ['5'],
): CheckedRow {
  const row = { row: 41, line: 41, cells };
  switch (kind) {
    case 'valid':
      return { kind, row, draft: { id: 5, values: {} }, issues };
    case 'superseded':
    case 'invalid':
      return { kind, row, id: 5, issues };
    case 'blank':
      return { kind, row };
  }
}

/** A finished run over one file with these rows. */
export function reportOf(
  rows: readonly CheckedRow[],
  facts: {
    run?: Partial<ReportDocument['run']>;
    files?: ReportDocument['files'];
    file?: string;
    sheet?: string;
    /** Issues of the whole file. */
    ofSheet?: readonly Issue[];
  } = {},
): ValidateReport {
  const tally = createTally();
  for (const issue of facts.ofSheet ?? []) tally.takeIssue(issue);
  for (const row of rows) tally.takeRow(row.kind, row.kind === 'blank' ? [] : row.issues);
  const input = {
    file: facts.file ?? 'pauses.csv',
    sheet: facts.sheet ?? null,
    sha256: '',
    resource: 'contract-paused-periods',
    encoding: 'utf-8',
    delimiter: ',',
    headerRow: 1,
    columns: [],
    rows: rows.length,
  };
  const result = tally.result();
  const run = {
    id: '20250115-103000',
    command: 'validate',
    startedAt: '2025-01-15T10:30:00.000Z',
    finishedAt: '2025-01-15T10:30:01.000Z',
    status: 'complete' as const,
    exitCode: result.hasErrors ? 4 : 0,
    resumeCommand: null,
    ...facts.run,
  };
  return buildReport(run, [{ facts: input, tally: result }], facts.files ?? {});
}
