import { describe, expect, test } from 'vitest';

import { serialText } from '../../../src/read/xlsx/serial-date.ts';

describe('days counted from 1900', () => {
  test.each([
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['61', '1900-03-01'],
    ['45672', '2025-01-15'],
    ['45672.4375', '2025-01-15T10:30:00'],
    ['45672.437499999', '2025-01-15T10:30:00'],
    ['45672.9999999', '2025-01-16'],
    ['45672.99999', '2025-01-15T23:59:59'],
    ['2958465', '9999-12-31'],
    ['2958465.5', '9999-12-31T12:00:00'],
  ])('%s is %s', (serial, expected) => {
    expect(serialText(serial, { kind: 'date', epoch1904: false })).toBe(expected);
  });

  test.each(['60', '60.5', '0', '0.5', '-1', '-45672.5', '2958466', '2958465.9999999', '1E+15', 'soon'])(
    '%s is no day that ever was, and stays a number',
    (serial) => {
      expect(serialText(serial, { kind: 'date', epoch1904: false })).toBe(serial);
    },
  );
});

describe('days counted from 1904', () => {
  test.each([
    ['0', '1904-01-01'],
    ['0.5', '1904-01-01T12:00:00'],
    ['60', '1904-03-01'],
    ['44210', '2025-01-15'],
    ['2957003', '9999-12-31'],
    ['2957004', '2957004'],
    ['-1', '-1'],
  ])('%s is %s', (serial, expected) => {
    expect(serialText(serial, { kind: 'date', epoch1904: true })).toBe(expected);
  });
});

describe('cells that show a time alone', () => {
  test.each([
    ['0', '00:00:00'],
    ['0.5', '12:00:00'],
    ['0.2951388888888889', '07:05:00'],
    ['0.999988425925926', '23:59:59'],
    ['0.99999999', '00:00:00'],
    ['1.5', '1900-01-01T12:00:00'],
    ['-0.5', '-0.5'],
  ])('%s is %s', (serial, expected) => {
    expect(serialText(serial, { kind: 'time', epoch1904: false })).toBe(expected);
  });
});
