import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isBlank, tidy } from '../../../src/resources/codecs/tidy.ts';

const messy = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ' ',
      '\u00a0',
      '\u200b',
      '\u2066',
      '\ufeff',
      '\t',
      '\n',
      '"',
      "'",
      '\u201c',
      '\u2019',
      'a',
      '5',
    ),
  }),
);

describe('a tidy text', () => {
  test.each([
    ['  a  ', 'a'],
    ['a\u00a0\u00a0b', 'a b'],
    ['a \t\r\n b', 'a b'],
    ['\ufeffa\u200b', 'a'],
    ['\u2067a\u2069', 'a'],
    ['1\u202f250', '1 250'],
    ['\u201ca\u201d', 'a'],
    ['" a "', 'a'],
    [`' "a" '`, 'a'],
    ["O'Hara", "O'Hara"],
    ["1'250", "1'250"],
    ['""', ''],
  ])('of %j is %j', (text, tidied) => {
    expect(tidy(text)).toBe(tidied);
  });

  test('has nothing left to tidy', () => {
    fc.assert(fc.property(messy, (text) => tidy(tidy(text)) === tidy(text)));
  });

  test('is made at once, however long', () => {
    expect(tidy(`a${' \u00a0"'.repeat(50_000)}b`)).toHaveLength(150_001 - 50_000 + 1);
  });
});

describe('a blank cell', () => {
  test.each(['', ' ', '\t', '\u00a0', '\u200b', ' \ufeff\u200e ', '\u2066\u2069', '\r\n'])('is %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  test.each(['a', '0', '-', '""', "'", '.', '\u00e9'])('is not %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });

  test('is one that has nothing but spaces and characters that nobody sees', () => {
    fc.assert(fc.property(messy, (text) => !isBlank(text) || tidy(text) === ''));
  });
});
