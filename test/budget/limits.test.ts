import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeLimits, isUnlimited, longestSpanMs, parseLimits, type Window } from '../../src/budget/limits.ts';
import { UserError } from '../../src/errors.ts';

describe('limits', () => {
  test('"nexudus" is the documented table', () => {
    expect(parseLimits('nexudus')).toEqual({
      writes: [
        { count: 60, spanMs: 60_000 },
        { count: 5000, spanMs: 86_400_000 },
      ],
      all: [
        { count: 1, spanMs: 100 },
        { count: 120, spanMs: 60_000 },
        { count: 5000, spanMs: 3_600_000 },
        { count: 200_000, spanMs: 86_400_000 },
      ],
      reads: [],
    });
  });

  test('"none" has no window', () => {
    expect(parseLimits(' None ')).toEqual({ all: [], reads: [], writes: [] });
    expect(isUnlimited(parseLimits('none'))).toBe(true);
    expect(isUnlimited(parseLimits('reads=1/1s'))).toBe(false);
  });

  test.each([
    ['writes=1/1s', 'writes', [{ count: 1, spanMs: 1000 }]],
    [
      ' Writes = 60/1M , 9 / 0.5D ',
      'writes',
      [
        { count: 60, spanMs: 60_000 },
        { count: 9, spanMs: 43_200_000 },
      ],
    ],
    ['reads=2/1.5s;all=1/m', 'reads', [{ count: 2, spanMs: 1500 }]],
    ['reads=2/1.5s;all=1/m', 'all', [{ count: 1, spanMs: 60_000 }]],
    [
      'all=7/0.25ms;all=8/2h',
      'all',
      [
        { count: 7, spanMs: 0.25 },
        { count: 8, spanMs: 7_200_000 },
      ],
    ],
  ] as const)('"%s" gives the windows of %s', (text, stream, windows) => {
    expect(parseLimits(text)[stream]).toEqual(windows);
  });

  test.each([
    ['', '--limits is empty'],
    ['fast', '--limits "fast" cannot be read: "fast" does not begin with writes=, reads= or all='],
    ['writes=60/1m;', '--limits "writes=60/1m;" cannot be read: "" does not begin with writes=, reads= or all='],
    ['writes=60/1m,,', '--limits "writes=60/1m,," cannot be read: "" is no window like 60/1m'],
    ['Writes=60/1w', '--limits "Writes=60/1w" cannot be read: "60/1w" is no window like 60/1m'],
    ['all=1/1s=2', '--limits "all=1/1s=2" cannot be read: "all=1/1s=2" does not begin with writes=, reads= or all='],
  ])('"%s" is refused with its wrong part: %s', (text, message) => {
    expect(() => parseLimits(text)).toThrow(expect.objectContaining({ name: 'UserError', exitCode: 2, message }));
  });

  test.each([
    'writes',
    'writes=',
    'writes=0/1m',
    'writes=1',
    'writes=1/0s',
    'writes=1/1x',
    'puts=1/1s',
    'all=-1/1s',
    'all=1.5/1s',
    'all=1/-1s',
    'all=1/1e3s',
    'all=1e3/1s',
    'all=9999999999/1s',
  ])('"%s" is refused', (text) => {
    expect(() => parseLimits(text)).toThrow(UserError);
  });

  test('what is described is read again as the same limits', () => {
    const window: fc.Arbitrary<Window> = fc
      .tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 1e9 }), fc.constantFrom(1, 4))
      .map(([count, span, part]) => ({ count, spanMs: span / part }));
    const windows = fc.array(window, { maxLength: 3 });
    fc.assert(
      fc.property(fc.record({ all: windows, reads: windows, writes: windows }), (limits) => {
        expect(parseLimits(describeLimits(limits))).toEqual(limits);
      }),
    );
  });

  test.each(['nexudus', 'none', 'writes=60/1m,5000/1d;reads=1/1.5ms;all=2/90s'])(
    '"%s" is described as it is written',
    (text) => {
      expect(describeLimits(parseLimits(text))).toBe(text);
    },
  );

  test('the longest span is that of any window', () => {
    expect(longestSpanMs(parseLimits('nexudus'))).toBe(86_400_000);
    expect(longestSpanMs(parseLimits('reads=1/7d;all=1/1s'))).toBe(604_800_000);
    expect(longestSpanMs(parseLimits('none'))).toBe(0);
  });
});
