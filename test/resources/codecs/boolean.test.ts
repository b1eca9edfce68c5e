import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { booleanCodec } from '../../../src/resources/codecs/boolean.ts';
import { expectAnswers, expectEquality, expectRoundTrip, readCell, sayCell } from './read-cell.ts';

const words = [
  ...['yes', 'y', 'true', '1', 'on'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0', 'off'].map((word) => [word, false] as const),
];

describe('yes or no', () => {
  test.each(words)('%s is %s, in any case and with anything around it that nobody sees', (word, value) => {
    const spellings = fc.mixedCase(fc.constant(word)).map((spelt) => `\u200b ${spelt}\u00a0`);
    fc.assert(
      fc.property(spellings, (text) => JSON.stringify(readCell(booleanCodec, text)) === JSON.stringify({ value })),
    );
  });

  test.each([
    ['yess', 'not-a-yes-or-no'],
    ['2', 'not-a-yes-or-no'],
    ['x', 'not-a-yes-or-no'],
    ['yes no', 'not-a-yes-or-no'],
    ['unknown', 'null-word'],
    ['?', 'null-word'],
    ['#NAME?', 'formula-error'],
    ['=TRUE()', 'formula-text'],
  ])('%j is refused as %s', (text, code) => {
    expect(readCell(booleanCodec, text)).toEqual({ refused: code });
  });

  test('"maybe" gets its sentence', () => {
    expect(sayCell(booleanCodec, 'maybe')).toEqual([
      'error',
      'not-a-yes-or-no',
      '"maybe" is neither yes nor no',
      'write yes or no',
    ]);
  });

  test('is a boolean, whatever the text', () => {
    expectAnswers(booleanCodec, (value) => typeof value === 'boolean');
  });

  test('is read back from what is printed', () => {
    expectRoundTrip(booleanCodec, fc.boolean());
    expectEquality(booleanCodec, fc.boolean());
    expect(booleanCodec.equal(false, null)).toBe(false);
  });
});
