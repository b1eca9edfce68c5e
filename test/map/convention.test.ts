import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { count, decideConvention, isSameConvention, type Convention, type Tally } from '../../src/map/convention.ts';
import type { Evidence } from '../../src/resources/column.ts';

describe('the convention of a column', () => {
  test.each<readonly [readonly Evidence[], Convention]>([
    [[], { kind: 'open' }],
    [['either'], { kind: 'ambiguous' }],
    [['either', 'either'], { kind: 'ambiguous' }],
    [['dmy'], { kind: 'settled', as: 'dmy' }],
    [['either', 'mdy', 'either'], { kind: 'settled', as: 'mdy' }],
    [['.', 'either'], { kind: 'settled', as: '.' }],
    [[','], { kind: 'settled', as: ',' }],
    [['dmy', 'dmy', 'mdy'], { kind: 'mixed', as: 'dmy' }],
    [['dmy', 'mdy', 'mdy', 'either'], { kind: 'mixed', as: 'mdy' }],
    [['.', ',', ','], { kind: 'mixed', as: ',' }],
    [['dmy', 'either', 'mdy'], { kind: 'tied', cells: ['D2', 'D4'] }],
    [['mdy', 'dmy'], { kind: 'tied', cells: ['D3', 'D2'] }],
    [[',', '.', ',', '.'], { kind: 'tied', cells: ['D3', 'D2'] }],
  ])('of cells that say %j is %j', (evidence, convention) => {
    expect(decideConvention(tallyOf(evidence))).toEqual(convention);
  });

  test('does not depend on the order of the rows, but for the cells that are named', () => {
    const kinds = fc.oneof(fc.constant(['dmy', 'mdy', 'either'] as const), fc.constant(['.', ',', 'either'] as const));
    const columns = kinds
      .chain((kind) => fc.array(fc.constantFrom<Evidence>(...kind), { maxLength: 12 }))
      .chain((column) => fc.tuple(fc.constant(column), fc.shuffledSubarray(column, { minLength: column.length })));
    fc.assert(
      fc.property(columns, ([column, shuffled]) =>
        isSameConvention(decideConvention(tallyOf(column)), decideConvention(tallyOf(shuffled))),
      ),
    );
  });

  test('is the same as another where both make the same of every cell', () => {
    expect(isSameConvention({ kind: 'settled', as: 'dmy' }, { kind: 'settled', as: 'mdy' })).toBe(false);
    expect(isSameConvention({ kind: 'settled', as: 'dmy' }, { kind: 'mixed', as: 'dmy' })).toBe(false);
    expect(isSameConvention({ kind: 'tied', cells: ['D2', 'D3'] }, { kind: 'tied', cells: ['D4', 'D5'] })).toBe(true);
    expect(isSameConvention({ kind: 'open' }, { kind: 'ambiguous' })).toBe(false);
  });
});

function tallyOf(evidence: readonly Evidence[]): Tally {
  const tally: Tally = new Map();
  evidence.forEach((one, at) => count(tally, one, `D${at + 2}`));
  return tally;
}
