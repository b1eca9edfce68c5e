import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addRunTotals,
  countRefused,
  finalStateOf,
  isBalanced,
  noTotals,
  totalsOf,
  wordOf,
} from '../../src/report/states.ts';
import { rowStates } from './row-states.ts';

describe('the final state of a row', () => {
  test.each([
    ['drafted', 'notAttempted'],
    ['planned', 'notAttempted'],
    ['sending', 'unknown'],
    ['written', 'updated'],
    ...rowStates.slice(4).map((state) => [state, state] as const),
  ] as const)('of one that the journal calls %s is %s', (state, final) => {
    expect(finalStateOf(state)).toBe(final);
  });

  test('is a word with a hyphen for people', () => {
    expect([wordOf('notAttempted'), wordOf('stale')]).toEqual(['not-attempted', 'stale']);
  });
});

describe('the books', () => {
  const someCounts = fc.array(fc.record({ state: fc.constantFrom(...rowStates), count: fc.nat(100_000) }));

  test('add up for any rows, and no longer when one is lost or counted twice', () => {
    fc.assert(
      fc.property(someCounts, fc.constantFrom(-1, 1), (counts, error) => {
        const totals = totalsOf(counts);
        expect(totals.rows).toBe(counts.reduce((sum, { count }) => sum + count, 0));
        expect(isBalanced(totals)).toBe(true);
        expect(isBalanced({ ...totals, rows: totals.rows + error })).toBe(false);
      }),
    );
  });

  test('of several inputs are the books of all their rows', () => {
    fc.assert(
      fc.property(fc.array(someCounts), (inputs) => {
        expect(addRunTotals(inputs.map(totalsOf))).toEqual(totalsOf(inputs.flat()));
      }),
    );
  });

  test('of no rows are at zero', () => {
    expect(totalsOf([])).toEqual(noTotals);
    expect(isBalanced(noTotals)).toBe(true);
  });

  test('tell how many rows a mended file has to bring again, without those that resume brings', () => {
    expect(countRefused(totalsOf(rowStates.map((state) => ({ state, count: 1 }))))).toBe(7);
  });
});
