import { describe, expect, test } from 'vitest';
import type { LiveRecord } from '../../src/model.ts';
import { createLeftOut } from '../../src/plan/left-out.ts';
import { contractContacts } from '../../src/resources/contract-contacts.ts';
import { proposalContracts } from '../../src/resources/proposal-contracts.ts';

const names = (resource: typeof proposalContracts): readonly string[] => [
  ...resource.fields.map(({ name }) => name).filter((name) => !/^(?:Added|Removed)/.test(name)),
  'SystemId',
  'CustomFields',
];
const without = (...left: readonly string[]): LiveRecord =>
  Object.fromEntries(
    names(proposalContracts)
      .filter((name) => !left.includes(name))
      .map((name) => [name, ['Desks', 'Variants'].includes(name) ? [1] : 1]),
  );
const withLists = (list: LiveRecord[string]): LiveRecord => ({ ...without(), Desks: list, Variants: list });

describe('a record of a batch', () => {
  test('is believed where nothing is missing', () => {
    expect(createLeftOut(proposalContracts).doubts(without())).toEqual([]);
  });

  test('is doubted where a column is missing, or what rides along with all records or with its type', () => {
    expect(createLeftOut(proposalContracts).doubts(without('Price', 'SystemId'))).toEqual(['Price', 'SystemId']);
    expect(createLeftOut(contractContacts).doubts({})).toContain('AmlCheckStatus');
  });

  test('is believed without a field that another record does not have alone either', () => {
    const leftOut = createLeftOut(proposalContracts);
    leftOut.learn(['Price'], without('Price'));
    expect(leftOut.doubts(without('Price'))).toEqual([]);
  });

  test('is never believed again without a field that a record had alone', () => {
    const leftOut = createLeftOut(proposalContracts);
    leftOut.learn(['Price'], without('Price'));
    leftOut.learn(['Price'], without());
    for (let times = 0; times < 99; times++) leftOut.learn(['Price'], without('Price'));
    expect(leftOut.doubts(without('Price'))).toEqual(['Price']);
  });

  test.each([
    ['left out', without('Desks', 'Variants')],
    ['null', withLists(null)],
  ])('whose lists are %s is doubted until fifty records had none alone either', (_, bare) => {
    const leftOut = createLeftOut(proposalContracts);
    for (let times = 0; times < 49; times++) leftOut.learn(['Desks', 'Variants'], bare);
    expect(leftOut.doubts(bare)).toEqual(['Desks', 'Variants']);
    leftOut.learn(['Desks', 'Variants'], bare);
    expect(leftOut.doubts(bare)).toEqual([]);
    leftOut.learn(['Desks'], without());
    expect(leftOut.doubts(bare)).toEqual(['Desks']);
  });

  test('whose list is null is believed where the batch gives lists', () => {
    const leftOut = createLeftOut(proposalContracts);
    leftOut.see([withLists(null), withLists([])]);
    expect(leftOut.doubts(withLists(null))).toEqual([]);
  });
});
