import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { idListCodec } from '../../../src/resources/codecs/id-list.ts';
import { expectAnswers, expectEquality, expectRoundTrip, readCell, sayCell } from './read-cell.ts';

const lists = fc.uniqueArray(fc.integer({ min: 1, max: 2_147_483_647 }), { minLength: 1, maxLength: 8 });

describe('a list of Ids in one cell', () => {
  test.each([
    ['101', [101]],
    ['101;102', [101, 102]],
    ['101; 102 ;103', [101, 102, 103]],
    ['101|102', [101, 102]],
    ['101 102', [101, 102]],
    ['101,102', [101, 102]],
    ['101, 102,', [101, 102]],
    ['[101, 102]', [101, 102]],
    ['101\n102', [101, 102]],
    ['101\u00a0;\u200b102', [101, 102]],
    ['103;101', [103, 101]],
  ])('%j is %j', (text, value) => {
    expect(readCell(idListCodec, text)).toEqual({ value });
  });

  test('counts an Id once that is there more than once, and says so', () => {
    expect(readCell(idListCodec, '7;8;7;7')).toEqual({ value: [7, 8], remark: 'repeated-in-list' });
    expect(sayCell(idListCodec, '7;8;7')).toEqual([
      'warning',
      'repeated-in-list',
      '7 stands in the list more than once and counts once',
      null,
    ]);
  });

  test.each([
    ['101;x', 'not-a-list'],
    ['101;0', 'not-a-list'],
    ['101;-2', 'not-a-list'],
    ['2147483648', 'not-a-list'],
    ['101.5', 'not-a-list'],
    ['101-105', 'not-a-list'],
    ['101/102', 'not-a-list'],
    ['1.23E+11', 'not-a-list'],
    ['[]', 'not-a-list'],
    [';', 'not-a-list'],
    ['none', 'null-word'],
    ['#REF!', 'formula-error'],
    ['=A1', 'formula-text'],
  ])('%j is refused as %s', (text, code) => {
    expect(readCell(idListCodec, text)).toEqual({ refused: code });
  });

  test.each([
    ['101; x', '"101; x" is not a list of Ids, because "x" is not an Id'],
    ['x', '"x" is not a list of Ids'],
    ['[]', '"[]" is not a list of Ids'],
  ])('%j gets its sentence', (text, message) => {
    expect(sayCell(idListCodec, text)).toEqual(['error', 'not-a-list', message, 'write it like 101; 102; 103']);
  });

  test('is of Ids that the server can hold, each once, whatever the text', () => {
    expectAnswers(idListCodec, (value) => {
      const ids = Array.isArray(value) ? value : [];
      return (
        ids.length > 0 &&
        new Set(ids).size === ids.length &&
        ids.every((id) => Number.isInteger(id) && id >= 1 && id <= 2_147_483_647)
      );
    });
  });

  test('is read back from what is printed', () => {
    expectRoundTrip(idListCodec, lists);
    expectEquality(idListCodec, fc.oneof(lists, fc.constant(null)));
  });

  test('is the same list in any order', () => {
    const shuffled = lists.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(fc.property(shuffled, ([one, other]) => idListCodec.equal(one, other)));
    expect(idListCodec.equal([1, 2], [1, 3])).toBe(false);
    expect(idListCodec.equal([11], [1, 1])).toBe(false);
  });

  test('that is empty is the same as none', () => {
    expect(idListCodec.equal([], null)).toBe(true);
    expect(idListCodec.equal([1], null)).toBe(false);
  });
});
