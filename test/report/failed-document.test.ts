import { expect, test } from 'vitest';
import { failedDocument } from '../../src/report/failed-document.ts';
import { noTotals } from '../../src/report/states.ts';

const failure = { at: '2026-11-21T09:00:00.000Z', exitCode: 2, error: { code: 'usage', message: 'no', hint: null } };

test.each(['plan', 'apply', 'resume', 'rollback', 'sync'])('%s fails with the totals of a run, all zero', (command) => {
  expect(failedDocument({ ...failure, command })).toMatchObject({
    run: { command, status: 'failed' },
    totals: noTotals,
  });
});

test.each(['validate', 'login', ''])('%j fails with the totals of a check, all zero', (command) => {
  const { totals, error } = failedDocument({ ...failure, command });
  expect(totals).toEqual({ rows: 0, valid: 0, invalid: 0, blank: 0 });
  expect(error).toEqual(failure.error);
});
