import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { idCodec } from '../../../src/resources/codecs/id.ts';
import { expectAnswers, expectEquality, expectRoundTrip, readCell, sayCell } from './read-cell.ts';

const ids = fc.integer({ min: 1, max: 2_147_483_647 });
const isId = (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 2_147_483_647;

describe('an Id', () => {
  test.each([
    ['1', 1],
    ['123456789', 123_456_789],
    ['2147483647', 2_147_483_647],
    [' 42 ', 42],
    ['\u00a042\u00a0', 42],
    ['\u200b42', 42],
    ['"42"', 42],
    ['\u201942', 42],
    ['0042', 42],
    ['0000000000042', 42],
  ])('%j is %d', (text, value) => {
    expect(readCell(idCodec, text)).toEqual({ value });
  });

  test.each([
    ['12.0', 12],
    ['12,00', 12],
    ['2147483647.0', 2_147_483_647],
  ])('%j is read, and that is said', (text, value) => {
    expect(readCell(idCodec, text)).toEqual({ value, remark: 'whole-number-with-fraction' });
  });

  test.each([
    ['0', 'id-out-of-range'],
    ['-5', 'id-out-of-range'],
    ['2147483648', 'id-out-of-range'],
    ['99999999999', 'id-out-of-range'],
    ['12345678901000', 'id-out-of-range'],
    ['0.0', 'id-out-of-range'],
    ['9999999999.0', 'id-out-of-range'],
    ['1.23457E+11', 'long-id-damaged'],
    ['1,23457e+11', 'long-id-damaged'],
    ['1E5', 'long-id-damaged'],
    ['1234567890123450', 'long-id-damaged'],
    ['1234567890123450000', 'long-id-damaged'],
    ['12.5', 'not-an-id'],
    ['1,234,567', 'not-an-id'],
    ['1 234', 'not-an-id'],
    ['+5', 'not-an-id'],
    ['#42', 'not-an-id'],
    ['12a', 'not-an-id'],
    ['\u0661\u0662', 'not-an-id'],
    ['0x1F', 'not-an-id'],
    ['null', 'null-word'],
    ['-', 'null-word'],
    ['#REF!', 'formula-error'],
    ['=A1', 'formula-text'],
  ])('%j is refused as %s', (text, code) => {
    expect(readCell(idCodec, text)).toEqual({ refused: code });
  });

  test.each([
    ['12x', ['error', 'not-an-id', '"12x" is not an Id', 'write it in digits only, like 123456789']],
    [
      '0',
      ['error', 'id-out-of-range', '"0" cannot be an Id, as Ids run from 1 to 2147483647', 'look the Id up in Nexudus'],
    ],
    [
      '1.23457E+11',
      [
        'error',
        'long-id-damaged',
        '"1.23457E+11" is a rounded number that has lost its last digits',
        'format the column as text in the spreadsheet and enter the Id again',
      ],
    ],
    ['12.0', ['note', 'whole-number-with-fraction', '"12.0" was read as 12', null]],
  ])('%j gets its sentence', (text, said) => {
    expect(sayCell(idCodec, text)).toEqual(said);
  });

  test('is never anything but a whole number that the server can hold, whatever the text', () => {
    expectAnswers(idCodec, isId);
    fc.assert(
      fc.property(fc.bigInt(), (number) => JSON.stringify(readCell(idCodec, String(number))) === expected(number)),
    );
  });

  test('is read back from what is printed, and is equal to itself alone', () => {
    expectRoundTrip(idCodec, ids);
    expectEquality(idCodec, ids);
    expect(idCodec.equal(5, 6)).toBe(false);
  });
});

function expected(number: bigint): string {
  if (isId(Number(number))) return JSON.stringify({ value: Number(number) });
  return JSON.stringify({ refused: /^\d{15}0+$/.test(String(number)) ? 'long-id-damaged' : 'id-out-of-range' });
}
