import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { moneyCodec } from '../../../src/resources/codecs/money.ts';
import { Undecided } from '../../../src/resources/column.ts';
import { columnOf, expectAnswers, expectEquality, expectRoundTrip, readCell, sayCell } from './read-cell.ts';
import { amounts, currencies, signs, writeAmount } from './written-amounts.ts';

const prices = fc.nat(1_000_000_000_000).map((number) => number / 10_000);

describe('an amount', () => {
  test('is the amount that was written, under the sign of its column, with any thousands and currency', () => {
    fc.assert(
      fc.property(fc.tuple(amounts, fc.nat(6)), signs, currencies, ([cents, form], sign, [before, behind]) => {
        const text = before + writeAmount(cents, sign, form) + behind;
        expect(readCell(moneyCodec, text, { decimal: sign })).toEqual({ value: cents / 100 });
        expect([sign, 'either', null]).toContain(moneyCodec.evidence?.(text));
      }),
      { numRuns: 500 },
    );
  });

  test('waits for the sign of its column only where the two signs give two amounts', () => {
    fc.assert(
      fc.property(fc.tuple(amounts, fc.nat(6)), signs, ([cents, form], sign) => {
        const text = writeAmount(cents, sign, form);
        const waits = moneyCodec.parse(text, columnOf(moneyCodec)) instanceof Undecided;
        expect(waits).toBe((moneyCodec.evidence?.(text) ?? null) !== null);
        if (!waits) expect(readCell(moneyCodec, text)).toEqual({ value: cents / 100 });
      }),
    );
  });

  test.each([
    ['1250', null, 1250],
    [' 1 250 ', null, 1250],
    ['0', null, 0],
    ['1.234', '.', 1.234],
    ['1.234', ',', 1234],
    ['\u20ac1.234,50', ',', 1234.5],
    ['1,250.00 USD', '.', 1250],
    ['+1250', null, 1250],
    ['"1250"', null, 1250],
    ['\u200b1250', null, 1250],
  ] as const)('%j with %j is %d', (text, decimal, value) => {
    expect(readCell(moneyCodec, text, { decimal })).toEqual({ value });
  });

  test.each([
    ['-5', 'out-of-range'],
    ['\u22125', 'out-of-range'],
    ['-\u20ac5', 'out-of-range'],
    ['\u20ac-5', 'out-of-range'],
    ['- $5', 'out-of-range'],
    ['(5)', 'out-of-range'],
    ['($5.00)', 'out-of-range'],
    ['50%', 'percentage'],
    ['12.5 %', 'percentage'],
    ['1,234,50', 'not-a-number'],
    ['12 50', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['free', 'not-a-number'],
    ['5 per month', 'not-a-number'],
    ['\u20ac', 'not-a-number'],
    ['EUR', 'not-a-number'],
    ['1,5', 'not-a-number'],
    ['N/A', 'null-word'],
    ['-', 'null-word'],
    ['#VALUE!', 'formula-error'],
    ['=SUM(A1:A3)', 'formula-text'],
  ])('%j in a column with a decimal point is refused as %s', (text, code) => {
    expect(readCell(moneyCodec, text, { decimal: '.' })).toEqual({ refused: code });
  });

  test('that both signs could write is refused in a column that has both', () => {
    expect(readCell(moneyCodec, '1.234', { decimal: '.', mixed: true })).toEqual({ refused: 'mixed-numbers' });
    expect(readCell(moneyCodec, '1.23', { decimal: '.', mixed: true })).toEqual({ value: 1.23 });
    expect(readCell(moneyCodec, '1,23', { decimal: '.', mixed: true })).toEqual({ refused: 'not-a-number' });
  });

  test.each([
    ['abc', {}, ['"abc" is not a number', 'write it like 1250.00']],
    ['1,5', { decimal: '.' }, ['"1,5" is not a number in a column with a decimal point', 'write it like 1250.00']],
    ['1.5', { decimal: ',' }, ['"1.5" is not a number in a column with a decimal comma', 'write it like 1250,00']],
    ['50%', {}, ['"50%" is a percentage', 'write the amount itself, like 125.00']],
    ['-5', {}, ['"-5" is negative', 'write an amount of 0 or more']],
    [
      '1.234',
      { decimal: '.', mixed: true },
      [
        '"1.234" can be read with a decimal point and with a decimal comma, and the column has both',
        'write it like 1250.00, or say --decimal . or --decimal ,',
      ],
    ],
  ] as const)('%j in a column of %j gets its sentence', (text, facts, said) => {
    expect(sayCell(moneyCodec, text, facts).slice(2)).toEqual(said);
  });

  test('is a number of 0 or more, whatever the text', () => {
    expectAnswers(moneyCodec, (value) => typeof value === 'number' && value >= 0 && Number.isFinite(value));
  });

  test('is read back from what is printed, which no column can take for thousands', () => {
    expectRoundTrip(moneyCodec, prices);
    fc.assert(fc.property(prices, (price) => moneyCodec.evidence?.(moneyCodec.print(price)) !== 'either'));
    expect(moneyCodec.print(1.234)).toBe('1.2340');
  });

  test('is the same money to a hundredth of a cent', () => {
    expectEquality(moneyCodec, fc.oneof(prices, fc.constant(null)));
    expect(moneyCodec.equal(0.1 + 0.2, 0.3)).toBe(true);
    expect(moneyCodec.equal(0.3, 0.31)).toBe(false);
    expect(moneyCodec.equal(0, null)).toBe(false);
  });
});
