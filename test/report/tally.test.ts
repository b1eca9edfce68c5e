import { describe, expect, test } from 'vitest';

import { mostIssues } from '../../src/report/issue-tally.ts';
import { addTotals, createTally } from '../../src/report/tally.ts';
import { issueOf } from './make-report.ts';

describe('a tally', () => {
  test('counts rows by what became of them, superseded ones as valid', () => {
    const tally = createTally();
    for (const kind of ['valid', 'invalid', 'blank', 'superseded', 'valid'] as const) tally.takeRow(kind, []);
    expect(tally.result().totals).toEqual({ rows: 5, valid: 3, invalid: 1, blank: 1 });
    expect(tally.result().hasErrors).toBe(false);
  });

  test('groups issues by kind and column, errors first, then the frequent ones, with the first three of each', () => {
    const tally = createTally();
    tally.takeIssue(issueOf({ code: 'no-rows', severity: 'warning', field: null, column: null }));
    for (let row = 2; row < 7; row++)
      tally.takeRow('invalid', [issueOf({ row }), issueOf({ row, field: 'PauseFrom' })]);
    tally.takeRow('invalid', [issueOf({ row: 7 }), issueOf({ severity: 'note', code: 'excel-serial' })]);
    expect(
      tally
        .result()
        .groups.map(({ severity, code, field, count, examples }) => [
          severity,
          code,
          field,
          count,
          examples.map(({ row }) => row),
        ]),
    ).toEqual([
      ['error', 'not-a-date', 'PauseUntil', 6, [2, 3, 4]],
      ['error', 'not-a-date', 'PauseFrom', 5, [2, 3, 4]],
      ['warning', 'no-rows', null, 1, [41]],
      ['note', 'excel-serial', 'PauseUntil', 1, [41]],
    ]);
    expect(tally.result().hasErrors).toBe(true);
  });

  test('keeps a thousand issues and counts them all', () => {
    const tally = createTally();
    for (let row = 2; row < 3_002; row++) tally.takeRow('invalid', [issueOf({ row })]);
    expect(tally.result().issues).toHaveLength(mostIssues);
    expect(tally.result().groups[0]?.count).toBe(3_000);
  });

  test('adds up several sheets', () => {
    const one = { rows: 5, valid: 3, invalid: 1, blank: 1 };
    expect(addTotals([])).toEqual({ rows: 0, valid: 0, invalid: 0, blank: 0 });
    expect(addTotals([one, one])).toEqual({ rows: 10, valid: 6, invalid: 2, blank: 2 });
  });
});
