import { expect, test } from 'vitest';
import { failedDocument } from '../../src/report/failed-document.ts';
import { noTotals } from '../../src/report/states.ts';
import { runOf } from './fill-journal.ts';

const failure = {
  run: null,
  at: '2026-11-21T09:00:00.000Z',
  exitCode: 2,
  error: { code: 'usage', message: 'no', hint: null },
};

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

test.each([
  ['a run that was sending', {}, { status: 'failed', resumeCommand: 'nexload resume 20261121-090000-apply-7f3a' }, 5],
  [
    'a run that Ctrl-C broke off',
    {},
    { status: 'interrupted', resumeCommand: 'nexload resume 20261121-090000-apply-7f3a' },
    130,
  ],
  [
    'a run whose files were not read to the end',
    { phase: 'checking' },
    { status: 'interrupted', resumeCommand: null },
    143,
  ],
  ['a run that another process works on', {}, { status: 'failed', resumeCommand: null }, 11],
  ['a run that is over', { phase: 'settled' }, { status: 'failed', resumeCommand: null }, 2],
] as const)('the failure of a command on %s tells which run it is, and the way on', (...[, facts, told, exitCode]) => {
  const run = runOf({ phase: 'sending', exitCode: null, finishedAt: null, ...facts });
  expect(failedDocument({ ...failure, command: 'resume', run, exitCode }).run).toEqual({
    id: run.id,
    command: 'apply',
    startedAt: '2026-11-21T09:00:00.000Z',
    finishedAt: failure.at,
    exitCode,
    ...told,
  });
});
