import { describe, expect, test } from 'vitest';
import type { RunTotals } from '../../src/report/document.ts';
import { exitCodeOf, type Ending } from '../../src/report/exit-code.ts';
import { finalStates, noTotals } from '../../src/report/states.ts';

function totalsOf(counts: Partial<RunTotals>): RunTotals {
  const totals = { ...noTotals, ...counts };
  return { ...totals, rows: finalStates.reduce((sum, state) => sum + totals[state], 0) };
}

const cases: ReadonlyArray<[string, Partial<Omit<Ending, 'totals'>>, Partial<RunTotals>, number]> = [
  ['a plan of nothing', { command: 'plan' }, {}, 0],
  ['a plan with changes', { command: 'plan' }, { notAttempted: 3, unchanged: 1 }, 0],
  ['a plan with changes, in detail', { command: 'plan', isDetailed: true }, { notAttempted: 3 }, 2],
  ['a plan without changes, in detail', { command: 'plan', isDetailed: true }, { unchanged: 3 }, 0],
  ['a plan with a missing record', { command: 'plan', isDetailed: true }, { missing: 1, notAttempted: 3 }, 3],
  ['a plan with an invalid row', { command: 'plan' }, { missing: 1, invalid: 1 }, 4],
  ['a plan that may skip invalid rows', { command: 'plan', skipsInvalid: true }, { invalid: 1 }, 4],
  ['a plan that stopped', { command: 'plan', halt: { exitCode: 5 } }, { invalid: 1, notAttempted: 1 }, 5],
  ['an apply without trouble', {}, { updated: 2, unchanged: 2, blank: 1 }, 0],
  ['an apply of nothing', {}, {}, 0],
  ['an apply that invalid rows stopped', {}, { invalid: 1, notAttempted: 2 }, 4],
  ['an apply of invalid rows alone', {}, { invalid: 1 }, 4],
  ['an apply that skipped invalid rows', { skipsInvalid: true }, { invalid: 1, updated: 2 }, 3],
  ...(['missing', 'rejected', 'stale', 'failed', 'unknown'] as const).map(
    (state): [string, object, Partial<RunTotals>, number] => [
      `an apply with a row that is ${state}`,
      {},
      { updated: 5, [state]: 1 },
      3,
    ],
  ),
  ['an apply that stopped', { halt: { exitCode: 10 } }, { rejected: 1, notAttempted: 1 }, 10],
  ['a rollback without trouble', { command: 'rollback' }, { updated: 2 }, 0],
];

describe('the exit code', () => {
  test.each(cases)('of %s', (_, facts, counts, code) => {
    expect(exitCodeOf({ command: 'apply', halt: null, ...facts, totals: totalsOf(counts) })).toBe(code);
  });

  test.each(['plan', 'apply'])('of a %s whose rows do not add up is 13, whatever else happened', (command) => {
    const totals = { ...totalsOf({ updated: 2, invalid: 1 }), rows: 4 };
    expect(exitCodeOf({ command, halt: { exitCode: 5 }, totals })).toBe(13);
  });
});
