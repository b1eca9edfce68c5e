import { describe, expect, test } from 'vitest';

import { checkRules } from '../../src/map/row-rules.ts';
import type { Value } from '../../src/model.ts';
import { getResource } from '../../src/resources/index.ts';

const early = '2025-01-01T00:00:00Z';
const late = '2025-02-01T00:00:00Z';

type Values = Readonly<Record<string, Value>>;

describe('the rules of a row', () => {
  test.each<readonly [string, Values, readonly string[]]>([
    ['contract-paused-periods', { PauseFrom: early, PauseUntil: late }, []],
    ['contract-paused-periods', { PauseFrom: late, PauseUntil: early }, ['PauseUntil is not after PauseFrom']],
    ['contract-paused-periods', { PauseFrom: early, PauseUntil: early }, ['PauseUntil is not after PauseFrom']],
    ['contract-paused-periods', { PauseFrom: early }, []],
    ['contract-paused-periods', { PauseUntil: late }, []],
    ['contract-paused-periods', {}, []],
    ['proposal-contracts', { StartDate: early, ContractTerm: late, CancellationDate: late }, []],
    ['proposal-contracts', { StartDate: early, ContractTerm: early, CancellationDate: early }, []],
    [
      'proposal-contracts',
      { StartDate: late, ContractTerm: early, CancellationDate: early },
      ['ContractTerm is before StartDate', 'CancellationDate is before StartDate'],
    ],
    ['proposal-contracts', { StartDate: null, ContractTerm: early }, []],
    ['proposal-contracts', { StartDate: late, ContractTerm: null }, []],
    ['proposal-contracts', { Desks: [1] }, []],
    ['proposal-contracts', { AddedDesks: [1], RemovedDesks: [2] }, []],
    ['proposal-contracts', { Desks: [1], AddedVariants: [2] }, []],
    ['proposal-contracts', { Desks: [1], AddedDesks: [2] }, ['the row gives Desks and also AddedDesks']],
    ['proposal-contracts', { Desks: null, AddedDesks: [2] }, ['the row gives Desks and also AddedDesks']],
    ['proposal-contracts', { Desks: [1], AddedDesks: null, RemovedDesks: null }, []],
    [
      'proposal-contracts',
      { Desks: [1], AddedDesks: [2], RemovedDesks: [3], Variants: [1], RemovedVariants: [2] },
      ['the row gives Desks and also AddedDesks and RemovedDesks', 'the row gives Variants and also RemovedVariants'],
    ],
    ['contract-deposits', { Price: 5 }, []],
  ])('of %s find in %j: %j', (name, values, messages) => {
    const breaches = checkRules(getResource(name)?.rules ?? [], values);
    expect(breaches.map(({ problem }) => problem.message)).toEqual(messages);
  });

  test('show a breach at the later date or the whole list, as an error or a warning', () => {
    const shown = (name: string, values: Values) =>
      checkRules(getResource(name)?.rules ?? [], values).map(({ field, problem }) => [field, problem.severity]);
    expect(shown('contract-paused-periods', { PauseFrom: late, PauseUntil: early })).toEqual([['PauseUntil', 'error']]);
    expect(shown('proposal-contracts', { StartDate: late, ContractTerm: early })).toEqual([
      ['ContractTerm', 'warning'],
    ]);
    expect(shown('proposal-contracts', { Desks: [1], AddedDesks: [2] })).toEqual([['Desks', 'error']]);
  });
});
