import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitOf, sendingSchema } from '../src/sending.ts';
import { takeSending } from '../src/cli/sending-options.ts';

describe('a bound', () => {
  test.each([
    ['a number, however many rows there are', { kind: 'count', count: 7 }, 1000, 7],
    ['a number, even below what a part would be at least', { kind: 'count', count: 0 }, 1000, 0],
    ['a part of many rows', { kind: 'share', share: 0.1 }, 20_000, 2000],
    ['no more than the part', { kind: 'share', share: 0.1 }, 205, 20],
    ['at least so many of few rows', { kind: 'share', share: 0.1 }, 30, 20],
    ['nothing for no part', { kind: 'share', share: 0 }, 30, 0],
  ] as const)('allows %s', (...[, bound, rows, limit]) => {
    expect(limitOf(bound, rows, 20)).toBe(limit);
  });

  test('allows whole per cents of a hundred rows exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (percent) => {
        expect(limitOf({ kind: 'share', share: percent / 100 }, 100, 0)).toBe(percent);
      }),
    );
  });
});

test('how to send comes out of a journal as it went in', () => {
  const sending = takeSending({ 'max-errors': '2.5%', 'max-changes': '100', 'max-duration': '2h', canary: '3' });
  expect(sendingSchema.parse(JSON.parse(JSON.stringify(sending)))).toEqual(sending);
});
