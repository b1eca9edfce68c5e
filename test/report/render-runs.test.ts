import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/model/run.ts';
import { describeRun, type RunSummary } from '../../src/report/describe-run.ts';
import { renderRun, renderRuns } from '../../src/report/render-runs.ts';
import { totalsOf } from '../../src/report/states.ts';
import { inputOf, runOf } from './fill-journal.ts';

const plain = { columns: 80, hasColor: false };

const totals = totalsOf([
  { state: 'updated', count: 100 },
  { state: 'unchanged', count: 25 },
  { state: 'planned', count: 1_115 },
]);

function summaryOf(facts: Partial<Run> = {}): RunSummary {
  return describeRun(runOf(facts), totals);
}

const stopped = { exitCode: 10, phase: 'sending', stopped: 'the writes of today are used up' } as const;

describe('a run for programs', () => {
  test('has the facts of the journal and the commands that go on', () => {
    expect(summaryOf(stopped)).toEqual({
      id: '20261121-090000-apply-7f3a',
      command: 'apply',
      startedAt: '2026-11-21T09:00:00.000Z',
      finishedAt: '2026-11-21T09:04:00.000Z',
      status: 'stopped',
      phase: 'sending',
      exitCode: 10,
      stopped: 'the writes of today are used up',
      target: { baseUrl: 'https://spaces.nexudus.com', user: 'ops@example.com' },
      totals,
      requests: { reads: 9, writes: 4, throttled: 0, retried: 0 },
      resumeCommand: 'nexload resume 20261121-090000-apply-7f3a',
      rollbackCommand: 'nexload rollback 20261121-090000-apply-7f3a',
      reportCommand: 'nexload report 20261121-090000-apply-7f3a',
      prunedAt: null,
    });
  });

  test.each([
    ['an apply that ended', {}, 'complete', false, true],
    ['an apply with rows that are not well', { exitCode: 3 }, 'complete', false, true],
    ['an apply that stopped', stopped, 'stopped', true, true],
    ['an apply that invalid rows stopped', { exitCode: 4, phase: 'settled' }, 'stopped', false, true],
    ['an apply that was killed', { exitCode: null, finishedAt: null, phase: 'sending' }, 'interrupted', true, true],
    ['an apply that Ctrl-C stopped', { exitCode: 130, phase: 'sending' }, 'interrupted', true, true],
    ['an apply that failed', { exitCode: 1, phase: 'sending' }, 'failed', true, true],
    ['a plan', { command: 'plan', exitCode: 4 }, 'complete', false, false],
    ['a plan that was killed', { command: 'plan', exitCode: null, phase: 'planning' }, 'interrupted', false, false],
    ['a rollback that stopped', { ...stopped, command: 'rollback' }, 'stopped', true, false],
  ] as const)('of %s', (...[, facts, status, isResumable, isUndoable]) => {
    const summary = summaryOf(facts);
    expect(summary.status).toBe(status);
    expect(summary.resumeCommand !== null).toBe(isResumable);
    expect(summary.rollbackCommand !== null).toBe(isUndoable);
  });

  test('that changed nothing leaves nothing to put back', () => {
    expect(describeRun(runOf(), totalsOf([{ state: 'unchanged', count: 1 }])).rollbackCommand).toBeNull();
  });
});

describe('nexload runs', () => {
  test('lists each run with what became of its rows, and how to go on', () => {
    const plan = summaryOf({ command: 'plan', id: '20261121-080000-plan-1a2b' });
    const killed = summaryOf({ exitCode: null, finishedAt: null, phase: 'sending' });
    expect(renderRuns([summaryOf(stopped), plan, killed], plain)).toBe(`20261121-090000-apply-7f3a  stopped
  1,240 rows: 100 updated, 25 unchanged, 1,115 not attempted
  2026-11-21 09:00 UTC, https://spaces.nexudus.com, as ops@example.com
  nexload resume 20261121-090000-apply-7f3a

20261121-080000-plan-1a2b  complete
  1,240 rows: 1,115 to update, 25 unchanged
  2026-11-21 09:00 UTC, https://spaces.nexudus.com, as ops@example.com

20261121-090000-apply-7f3a  unfinished
  1,240 rows: 100 updated, 25 unchanged, 1,115 not attempted
  2026-11-21 09:00 UTC, https://spaces.nexudus.com, as ops@example.com
  nexload resume 20261121-090000-apply-7f3a
`);
  });

  test('says so where there is none', () => {
    expect(renderRuns([], plain)).toBe('There is no run yet; nexload plan and nexload apply make one.\n');
  });

  test('keeps a number with its word', () => {
    const lines = renderRuns([summaryOf(stopped)], { ...plain, columns: 45 }).split('\n');
    expect(lines.slice(1, 3)).toEqual(['  1,240 rows: 100 updated, 25 unchanged,', '  1,115 not attempted']);
  });

  test('shows one with its inputs and every way on', () => {
    const inputs = [inputOf(), inputOf({ file: 'book\u001b.xlsx', sheet: 'One', resource: 'contract-deposits' })];
    const ways = [
      { what: 'Go on:', commands: ['nexload resume 20261121-090000-apply-7f3a'] },
      { what: 'Mend them.', commands: [] },
    ];
    expect(renderRun(summaryOf(stopped), { inputs, ways }, plain)).toBe(`20261121-090000-apply-7f3a  stopped
  because the writes of today are used up
  https://spaces.nexudus.com, as ops@example.com
  started 2026-11-21 09:00 UTC, ended 2026-11-21 09:04 UTC
  contacts.csv: contract-contacts
  book\u00b7.xlsx, sheet One: contract-deposits

  █████░------------------------------------------------------
  █   100 updated        the record is as the file wants it now
  ░    25 unchanged      the record was like that already
  - 1,115 not attempted  nothing was sent for the row
    1,240 rows in all
  4 writes and 9 reads sent

Go on:
  nexload resume 20261121-090000-apply-7f3a

Mend them.

Make its report again:
  nexload report 20261121-090000-apply-7f3a
`);
  });

  test('says of one without an end that it has none', () => {
    const text = renderRun(
      summaryOf({ exitCode: null, finishedAt: null, phase: 'sending' }),
      { inputs: [], ways: [] },
      plain,
    );
    expect(text).toContain('started 2026-11-21 09:00 UTC, no end: it was killed\n');
  });

  test('says the same with colours', () => {
    const runs = [summaryOf(), summaryOf(stopped), summaryOf({ exitCode: 1 }), summaryOf({ exitCode: 130 })];
    const colorful = renderRuns(runs, { columns: 80, hasColor: true });
    expect(colorful).toContain('\u001b[3');
    // oxlint-disable-next-line no-control-regex -- colours are control characters
    expect(colorful.replace(/\u001b\[\d+m/g, '')).toBe(renderRuns(runs, plain));
  });
});
