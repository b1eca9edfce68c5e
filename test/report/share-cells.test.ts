import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareCells } from '../../src/report/share-cells.ts';

const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.nat(2_000_000)), {
  minLength: 1,
  maxLength: 11,
});

test('the cells of a bar sum up, every state that has rows has a cell, and no other has', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 11, max: 200 }), (some, cells) => {
      const shares = shareCells(some, cells);
      const isEmpty = some.every((count) => count === 0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(isEmpty ? 0 : cells);
      expect(shares.map((share) => share > 0)).toEqual(some.map((count) => count > 0));
    }),
  );
});

test('more rows never have fewer cells', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 11, max: 200 }), (some, cells) => {
      const shares = shareCells(some, cells);
      const inOrder = some
        .map((count, at) => [count, shares[at] ?? 0] as const)
        .toSorted(([one], [other]) => one - other);
      const isFair = inOrder.every(([count, share], at) => {
        const [countBefore, shareBefore] = inOrder[at - 1] ?? [0, 0];
        return count === countBefore || share >= shareBefore;
      });
      expect(isFair).toBe(true);
    }),
  );
});

test.each([
  [[1, 1], 60, [30, 30]],
  [[1, 999_999], 60, [1, 59]],
  [[2, 1], 60, [40, 20]],
  [[5, 0, 5], 11, [6, 0, 5]],
  [[1_000, 1, 1, 1], 20, [17, 1, 1, 1]],
])('%j are drawn in %d cells as %j', (some, cells, shares) => {
  expect(shareCells(some, cells)).toEqual(shares);
});
