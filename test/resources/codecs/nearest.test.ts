import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { editDistance, nearestOf } from '../../../src/resources/codecs/nearest.ts';

const words = ['PauseFrom', 'PauseUntil', 'Notes', 'CoworkerContractId', 'Id'];

describe('the nearest words', () => {
  test.each([
    ['PauseFrm', ['PauseFrom']],
    ['puasefrom', ['PauseFrom']],
    ['Pause', ['PauseFrom', 'PauseUntil']],
    ['Coworker', ['CoworkerContractId']],
    ['note', ['Notes']],
    ['Colour', []],
    ['', ['Id']],
    ['x'.repeat(100_000), []],
  ])('to %j are %j', (text, nearest) => {
    expect(nearestOf(text, words)).toEqual(nearest);
  });

  test('are three at the most, the nearest first', () => {
    expect(nearestOf('abcd', ['abxy', 'abcx', 'abdc', 'bcd', 'zzzz'])).toEqual(['abcx', 'abdc', 'bcd']);
  });
});

describe('the distance in edits', () => {
  test.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['abc', 'abcd', 1],
    ['kitten', 'sitting', 3],
  ])('from %j to %j is %d', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  test('is the same both ways, nothing between equals, and never more than the longer text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const distance = editDistance(one, other);
        expect(editDistance(other, one)).toBe(distance);
        expect(distance === 0).toBe(one === other);
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });
});
