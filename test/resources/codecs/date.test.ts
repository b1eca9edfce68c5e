import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { dateCodec } from '../../../src/resources/codecs/date.ts';
import { expectAnswers, expectEquality, expectRoundTrip, readCell, sayCell } from './read-cell.ts';
import { certain, days, isoDay } from './written-dates.ts';

const zones = [
  'UTC',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Europe/London',
];

describe('a calendar day', () => {
  test('is the day that is written, in every form and zone', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...certain), fc.constantFrom(...zones), (day, write, zone) => {
        expect(readCell(dateCodec, write(day), { zone })).toEqual({ value: isoDay(day) });
      }),
    );
  });

  test('counted by Excel is the day that Excel shows, in every zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 18_264, max: 73_415 }), fc.constantFrom(...zones), (serial, zone) => {
        const value = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
        expect(readCell(dateCodec, String(serial), { zone })).toEqual({ value, remark: 'excel-serial' });
      }),
    );
  });

  test.each([
    ['1980-12-31T00:00:00', '1980-12-31'],
    ['1980-12-31T00:00:00Z', '1980-12-31'],
    ['1980-12-31 00:00', '1980-12-31'],
    ['1980-12-31T00:00:00+13:00', '1980-12-31'],
    ['31/12/1980 12:00 AM', '1980-12-31'],
    ['29 Feb 2000', '2000-02-29'],
    ['1900-01-01', '1900-01-01'],
  ])('%j is %s, as midnight is no time of day', (text, value) => {
    expect(readCell(dateCodec, text, { dateOrder: 'dmy' })).toEqual({ value });
  });

  test.each([
    ['1899-12-31', 'unlikely-year'],
    ['2101-01-01', 'unlikely-year'],
  ])('%j is read with a warning', (text, remark) => {
    expect(readCell(dateCodec, text)).toEqual({ value: text, remark });
  });

  test.each([
    ['1980-12-31 10:30', 'date-has-time'],
    ['29586.5', 'date-has-time'],
    ['31/12/80', 'two-digit-year'],
    ['1980-02-30', 'not-a-date'],
    ['17000', 'not-a-date'],
    ['unknown', 'null-word'],
    ['#N/A', 'formula-error'],
    ['=NOW()', 'formula-text'],
  ])('%j is refused as %s', (text, code) => {
    expect(readCell(dateCodec, text)).toEqual({ refused: code });
  });

  test('that could be swapped waits for the order of its column', () => {
    expect(readCell(dateCodec, '05/06/1980')).toEqual({ undecided: 'date-order' });
    expect(readCell(dateCodec, '05/06/1980', { dateOrder: 'mdy' })).toEqual({ value: '1980-05-06' });
    expect(readCell(dateCodec, '05/06/1980', { dateOrder: 'mdy', mixed: true })).toEqual({ refused: 'mixed-dates' });
  });

  test('with a time of day gets its sentence', () => {
    expect(sayCell(dateCodec, '1980-12-31 10:30')).toEqual([
      'error',
      'date-has-time',
      '"1980-12-31 10:30" has a time of day, but the field is a calendar day',
      'write it like 1980-12-31',
    ]);
  });

  test('is YYYY-MM-DD, whatever the text', () => {
    expectAnswers(dateCodec, (value) => /^\d{4}-\d\d-\d\d$/.test(String(value)));
  });

  test('is read back from what is printed, and is the same day with or without a time', () => {
    expectRoundTrip(dateCodec, days.map(isoDay));
    expectEquality(dateCodec, fc.oneof(days.map(isoDay), fc.constant(null)));
    expect(dateCodec.equal('1980-12-31', '1980-12-31T00:00:00Z')).toBe(true);
    expect(dateCodec.equal('1980-12-31', '1981-12-31')).toBe(false);
    expect(dateCodec.equal('', null)).toBe(true);
  });
});
