import { describe, expect, test } from 'vitest';

import { countOf, thousands } from '../../src/report/plural.ts';
import { sayTotals, sayVerdict } from '../../src/report/verdict.ts';
import { issueOf, reportOf, rowOf } from './make-report.ts';

const warned = rowOf('valid', [issueOf({ severity: 'warning' })]);

describe('the verdict', () => {
  test.each([
    [[], 'There is no row to check.'],
    [[rowOf('blank'), rowOf('blank')], 'There is no row to check.'],
    [[rowOf('valid')], 'The row can be used.'],
    [[rowOf('valid'), rowOf('valid'), rowOf('blank')], 'All 2 rows can be used.'],
    [[rowOf('valid'), warned], 'All 2 rows can be used; see the warnings.'],
    [[rowOf('invalid', [issueOf()])], '1 of 1 row cannot be used as it is.'],
    [[rowOf('valid'), rowOf('invalid', [issueOf()])], '1 of 2 rows cannot be used as it is.'],
    [[rowOf('invalid'), rowOf('invalid'), warned], '2 of 3 rows cannot be used as they are.'],
  ])('of %j is %j', (rows, verdict) => {
    expect(sayVerdict(reportOf(rows))).toBe(verdict);
  });

  test('of a run that was stopped says what was not looked at', () => {
    const report = reportOf([rowOf('valid')], { run: { status: 'interrupted' } });
    expect(sayVerdict(report)).toBe('Stopped after 1 row; the rest was not checked.');
  });

  test('is followed by the totals', () => {
    expect(sayTotals({ rows: 5_000, valid: 4_688, invalid: 312, blank: 0 })).toBe(
      '5,000 rows: 4,688 valid, 312 invalid, 0 blank',
    );
    expect(sayTotals({ rows: 1, valid: 1, invalid: 0, blank: 0 })).toBe('1 row: 1 valid, 0 invalid, 0 blank');
  });
});

test.each([
  [0, '0', '0 rows'],
  [1, '1', '1 row'],
  [999, '999', '999 rows'],
  [1000, '1,000', '1,000 rows'],
  [1_234_567, '1,234,567', '1,234,567 rows'],
])('%d is written %s and counted %s', (count, written, counted) => {
  expect([thousands(count), countOf(count, 'row')]).toEqual([written, counted]);
  expect(countOf(2, 'address', 'addresses')).toBe('2 addresses');
});
