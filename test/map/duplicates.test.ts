import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createDuplicateFinder } from '../../src/map/duplicates.ts';
import { getResource } from '../../src/resources/index.ts';
import { checkRows, outlineOf } from './check-rows.ts';

const field = getResource('contract-deposits')?.fields[0];
const ids = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 2_147_483_647 }),
  fc.constantFrom(1, 2_147_483_647),
);

describe('the Ids that stand in several rows', () => {
  test('are those that a map of rows by Id finds, with all their rows in order', () => {
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 300 }), fc.constantFrom(2, 16_380, 1_000_000), (column, first) => {
        expect(findIn(column.map(String), first)).toEqual(modelOf(column, first));
      }),
    );
  });

  test('are found among many thousands', () => {
    const column = Array.from({ length: 60_000 }, (_, at) => ((at * 7919) % 59_990) + 1);
    expect(findIn(column.map(String), 2)).toEqual(modelOf(column, 2));
  });

  test.each([
    [
      ['5', ' 5 ', '5.0', '"5"', '005'],
      [2, 3, 4, 5, 6],
    ],
    [
      ['5', '5', '', '5'],
      [2, 3, 5],
    ],
  ])('are the same however they are written: %j', (column, rows) => {
    expect(findIn(column, 2)).toEqual(new Map([[5, rows]]));
  });

  test.each([[['0', '0']], [['', '']], [['x', 'x']], [['1E5', '1E5']], [['9999999999', '9999999999']], [['-5', '-5']]])(
    'are none of %j, which are no Ids',
    (column) => {
      expect(findIn(column, 2)).toEqual(new Map());
    },
  );
});

describe('rows with one Id', () => {
  const cells = [
    ['Id', 'Price'],
    ['5', '1'],
    ['6', '2'],
    ['5', '3'],
    ['5', 'x'],
  ];

  test('are all refused, each naming the others', async () => {
    const { rows } = await checkRows(cells, { resource: 'contract-deposits' });
    expect(rows.map(outlineOf)).toEqual([
      ['invalid', 'A2 duplicate-id'],
      { Id: 6, Price: 2 },
      ['invalid', 'A4 duplicate-id'],
      ['invalid', 'B5 not-a-number', 'A5 duplicate-id'],
    ]);
    expect(rows.flatMap((row) => (row.kind === 'invalid' ? row.issues.at(-1)?.message : []))).toEqual([
      'Id 5 stands in rows 4 and 5 as well',
      'Id 5 stands in rows 2 and 5 as well',
      'Id 5 stands in rows 2 and 4 as well',
    ]);
  });

  test('give way to the first of them where that was asked', async () => {
    const { rows } = await checkRows(cells, { resource: 'contract-deposits', duplicates: 'first' });
    expect(rows.map(outlineOf)).toEqual([
      { Id: 5, Price: 1 },
      { Id: 6, Price: 2 },
      ['superseded', 'row superseded-row'],
      ['superseded', 'row superseded-row'],
    ]);
  });

  test('give way to the last of them where that was asked, even where it is refused', async () => {
    const { rows } = await checkRows(cells, { resource: 'contract-deposits', duplicates: 'last' });
    expect(rows.map(outlineOf)).toEqual([
      ['superseded', 'row superseded-row'],
      { Id: 6, Price: 2 },
      ['superseded', 'row superseded-row'],
      ['invalid', 'B5 not-a-number'],
    ]);
  });
});

function findIn(column: readonly string[], first: number): ReadonlyMap<number, readonly number[]> {
  if (field === undefined) throw new Error('a record type without fields');
  const finder = createDuplicateFinder({ index: 0, letters: 'A', header: 'Id', field });
  column.forEach((text, at) => finder.see({ row: first + at, line: null, cells: [text] }));
  return finder.find();
}

function modelOf(column: readonly number[], first: number): ReadonlyMap<number, readonly number[]> {
  const rows = new Map<number, number[]>();
  column.forEach((id, at) => rows.set(id, [...(rows.get(id) ?? []), at]));
  return new Map([...rows].filter(([, all]) => all.length > 1).map(([id, all]) => [id, all.map((at) => at + first)]));
}
