import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { parseLimits, scaleLimits } from '../../src/sandbox/limits.ts';

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

  test('"none" has no window at all', () => {
    expect(parseLimits('none')).toEqual({ all: [], writes: [], reads: [] });
  });

  test.each([
    ['writes=1/1s', 'writes', [{ count: 1, spanMs: 1000 }]],
    [
      ' Writes = 60/1m , 9/1d ',
      'writes',
      [
        { count: 60, spanMs: 60_000 },
        { count: 9, spanMs: 86_400_000 },
      ],
    ],
    ['reads=2/1.5s;all=1/m', 'reads', [{ count: 2, spanMs: 1500 }]],
    ['reads=2/1.5s;all=1/m', 'all', [{ count: 1, spanMs: 60_000 }]],
  ] as const)('"%s" gives the windows of %s', (text, traffic, windows) => {
    expect(parseLimits(text)[traffic]).toEqual(windows);
  });

  test.each([
    '',
    'fast',
    'writes',
    'writes=',
    'writes=0/1m',
    'writes=1',
    'writes=1/0s',
    'writes=1/1x',
    'puts=1/1s',
    'all=1/1s/2',
    'all=1/1s=2',
    'all=-1/1s',
    'all=1.5/1s',
  ])('"%s" is refused with the way to write it', (text) => {
    expect(() => parseLimits(text)).toThrow(UserError);
  });

  test('fast motion shortens the spans and leaves the counts', () => {
    const { writes } = scaleLimits(parseLimits('writes=60/1m,5000/1d'), 60);
    expect(writes).toEqual([
      { count: 60, spanMs: 1000 },
      { count: 5000, spanMs: 1_440_000 },
    ]);
  });
});
