import { describe, expect, test } from 'vitest';
import type { RunTotals } from '../../src/report/document.ts';
import { exitCodeOf, type Ending } from '../../src/report/exit-code.ts';
import { finalStates, noTotals } from '../../src/report/states.ts';

function totalsOf(counts: Partial<RunTotals>): RunTotals {
  const totals = { ...noTotals, ...counts };
  return { ...totals, rows: finalStates.reduce((sum, state) => sum + totals[state], 0) };
}

interface Case {
  readonly of: string;
  readonly run?: Partial<Omit<Ending, 'totals'>>;
  readonly rows: Partial<RunTotals>;
  readonly code: number;
}

const plan = { command: 'plan' };
const inDetail = { command: 'plan', isDetailed: true };

const cases: readonly Case[] = [
  { of: 'a plan of nothing', run: plan, rows: {}, code: 0 },
  { of: 'a plan with changes', run: plan, rows: { notAttempted: 3, unchanged: 1 }, code: 0 },
  { of: 'a plan with changes, in detail', run: inDetail, rows: { notAttempted: 3 }, code: 2 },
  { of: 'a plan without changes, in detail', run: inDetail, rows: { unchanged: 3 }, code: 0 },
  { of: 'a plan with a missing record', run: inDetail, rows: { missing: 1, notAttempted: 3 }, code: 3 },
  { of: 'a plan with an invalid row', run: plan, rows: { missing: 1, invalid: 1 }, code: 4 },
  { of: 'a plan that may skip invalid rows', run: { ...plan, skipsInvalid: true }, rows: { invalid: 1 }, code: 4 },
  { of: 'a plan that stopped', run: { ...plan, halt: { exitCode: 5 } }, rows: { invalid: 1 }, code: 5 },
  { of: 'an apply without trouble', rows: { updated: 2, unchanged: 2, blank: 1 }, code: 0 },
  { of: 'an apply of nothing', rows: {}, code: 0 },
  { of: 'an apply that invalid rows stopped', rows: { invalid: 1, notAttempted: 2 }, code: 4 },
  { of: 'an apply of invalid rows alone', rows: { invalid: 1 }, code: 4 },
  { of: 'an apply that skipped them', run: { skipsInvalid: true }, rows: { invalid: 1, updated: 2 }, code: 3 },
  ...(['missing', 'rejected', 'stale', 'failed', 'unknown'] as const).map((state) => ({
    of: `an apply with a row that is ${state}`,
    rows: { updated: 5, [state]: 1 },
    code: 3,
  })),
  { of: 'an apply that stopped', run: { halt: { exitCode: 10 } }, rows: { rejected: 1, notAttempted: 1 }, code: 10 },
  { of: 'a rollback without trouble', run: { command: 'rollback' }, rows: { updated: 2 }, code: 0 },
];

describe('the exit code', () => {
  test.each(cases)('of $of is $code', ({ run, rows, code }) => {
    expect(exitCodeOf({ command: 'apply', halt: null, ...run, totals: totalsOf(rows) })).toBe(code);
  });

  test.each(['plan', 'apply'])('of a %s whose rows do not add up is 13, whatever else happened', (command) => {
    const totals = { ...totalsOf({ updated: 2, invalid: 1 }), rows: 4 };
    expect(exitCodeOf({ command, halt: { exitCode: 5 }, totals })).toBe(13);
  });
});
