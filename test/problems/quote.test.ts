import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { listAnd, listOr, listRows, listSome, quote } from '../../src/problems/quote.ts';

describe('a raw text in a message', () => {
  test.each([
    ['plain', '"plain"'],
    ['', '""'],
    ['two\nlines', '"two / lines"'],
    ['two \r\n  lines', '"two / lines"'],
    ['\u001b[31mred', '"\u00b7[31mred"'],
    ['a\u202eb\u200bc', '"a\u00b7b\u00b7c"'],
    ['tab\there', '"tab\u00b7here"'],
    ['caf\u00e9 \u20ac5', '"caf\u00e9 \u20ac5"'],
    ['x'.repeat(60), `"${'x'.repeat(60)}"`],
    ['x'.repeat(61), `"${'x'.repeat(59)}\u2026"`],
    [`${'x'.repeat(58)}\ud83d\ude80${'y'.repeat(9)}`, `"${'x'.repeat(58)}\u2026"`],
    [`${'\n'.repeat(300)}x`, '" / \u2026"'],
  ])('%j is shown as %j', (text, shown) => {
    expect(quote(text)).toBe(shown);
  });

  test('is short, on one line, and holds nothing that a terminal would obey', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(quote(text)).toMatch(/^"[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{0,60}"$/u);
        expect(quote(text).length).toBeLessThanOrEqual(62);
      }),
    );
  });
});

describe('several words in a message', () => {
  test.each([
    [[], '', ''],
    [['a'], 'a', 'a'],
    [['a', 'b'], 'a or b', 'a and b'],
    [['a', 'b', 'c'], 'a, b or c', 'a, b and c'],
  ])('%j', (words, or, and) => {
    expect([listOr(words), listAnd(words)]).toEqual([or, and]);
  });

  test('are counted where there are more of them than are named', () => {
    expect(listSome(['a', 'b'], 2)).toBe('a and b');
    expect(listSome(['a', 'b'], 6)).toBe('a, b and 4 more');
  });

  test.each([
    [[7], 'row 7'],
    [[7, 9], 'rows 7 and 9'],
    [[7, 9, 12], 'rows 7, 9 and 12'],
    [[7, 9, 12, 13], 'rows 7, 9, 12 and 1 more'],
    [Array.from({ length: 1000 }, (_, at) => at + 2), 'rows 2, 3, 4 and 997 more'],
  ])('are rows, three of them by number', (rows, said) => {
    expect(listRows(rows)).toBe(said);
  });
});
