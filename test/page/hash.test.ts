import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHash, toHash, type View } from '../../page/src/data/hash.ts';
import { noFilter } from '../../page/src/data/filter.ts';
import { inOrder } from '../../page/src/data/sort.ts';
import { pageStates } from '../../src/report/page/page-data.ts';

const everything: View = { filter: noFilter, sort: inOrder, row: null };
const word = fc.string({ minLength: 1, unit: 'binary' });

const view: fc.Arbitrary<View> = fc.record({
  filter: fc.record({
    states: fc.subarray([...pageStates]),
    input: fc.option(fc.nat(99)),
    resource: fc.option(word),
    field: fc.option(word),
    kind: fc.option(fc.constantFrom('set', 'changed', 'cleared')),
    issue: fc.option(word),
    text: fc.string({ unit: 'grapheme' }),
  }),
  sort: fc.record({ by: fc.constantFrom('place', 'state', 'id', 'changes', 'attempts', 'time'), isDown: fc.boolean() }),
  row: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
});

test('a link brings back what it was made of', () => {
  fc.assert(
    fc.property(view, (wanted) => {
      expect(fromHash(`#${toHash(wanted)}`)).toEqual(wanted);
    }),
  );
});

test('all rows in order need nothing in the address', () => {
  expect(toHash(everything)).toBe('');
  expect(fromHash('')).toEqual(everything);
});

test('a link names a row by its place among all rows, which is not its number in the spreadsheet', () => {
  expect(toHash({ ...everything, row: 11 })).toBe('place=11');
});

test.each([
  'state=nonsense',
  'row=11',
  'input=0',
  'input=1.5',
  'field=&type=&issue=',
  'kind=x',
  'sort=up',
  'place=-1',
  'place=a',
  '%%%',
])('what makes no sense is passed over: %s', (hash) => {
  expect(fromHash(hash)).toEqual(everything);
});
