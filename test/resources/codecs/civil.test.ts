import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isDay, orderEvidence, parseCivil } from '../../../src/resources/codecs/civil.ts';
import { certain, days, isoDay, offsets, swappable, times, type Day } from './written-dates.ts';

const bare = { timeMs: null, offsetMinutes: null };
const orders = fc.constantFrom('dmy', 'mdy');
const swapped = fc.constantFrom(...swappable);

describe('a date in words or numbers', () => {
  test('that says itself which is the month is read in any order, and is no evidence', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...certain), fc.option(orders), (day, write, order) => {
        expect(parseCivil(write(day), order)).toEqual({ ...day, ...bare });
        expect(orderEvidence(write(day))).toBe(null);
      }),
    );
  });

  test('whose numbers could be swapped is read in the order of its column alone', () => {
    fc.assert(
      fc.property(days, swapped, orders, (day, write, order) => {
        const text = writeIn(order, day, write);
        expect(parseCivil(text, order)).toEqual({ ...day, ...bare });
        const other = parseCivil(text, order === 'dmy' ? 'mdy' : 'dmy');
        if (day.day === day.month) expect(other).toEqual({ ...day, ...bare });
        else if (day.day > 12) expect(other).toBe('other-order');
        else expect(other).toMatchObject({ month: day.day, day: day.month });
      }),
    );
  });

  test('is evidence for the order in which it is a date, for both, or for none', () => {
    fc.assert(
      fc.property(days, swapped, orders, (day, write, order) => {
        const doubtful = day.day === day.month ? null : 'either';
        expect(orderEvidence(writeIn(order, day, write))).toBe(day.day > 12 ? order : doubtful);
      }),
    );
  });

  test('may have a time of day, and behind it an offset', () => {
    fc.assert(
      fc.property(
        fc.tuple(days, times),
        fc.constantFrom(...certain),
        fc.option(offsets),
        ([day, [time, timeMs]], write, offset) => {
          const [zone, offsetMinutes] = offset ?? ['', null];
          expect(parseCivil(`${write(day)}${time}${zone}`, null)).toEqual({ ...day, timeMs, offsetMinutes });
        },
      ),
    );
  });

  test.each([
    ['31/12/2025 10:30', 'dmy'],
    ['12/31/2025 10:30', 'mdy'],
    ['05/06/2025 10:30', 'either'],
    ['5-6-2025', 'either'],
    ['5.6.2025', 'either'],
    ['05/05/2025', null],
    ['32/01/2025', null],
    ['13/13/2025', null],
    ['30/02/2025', null],
    ['02/30/2025', null],
    ['29/02/2024', 'dmy'],
    ['5/6', null],
    ['5/6/25', null],
    ['2025-05-06', null],
    ['5 June 2025', null],
    ['hello', null],
    ['', null],
  ])('%j is evidence for %s', (text, evidence) => {
    expect(orderEvidence(text)).toBe(evidence);
  });

  test.each([
    ['31/12/25', 'short-year'],
    ['12/31/25', 'short-year'],
    ['5/6/25', 'short-year'],
    ['31-Dec-25', 'short-year'],
    ['Dec 31, 25', 'short-year'],
    ['05/06/2025', 'depends'],
    ['31/13/2025', 'no-date'],
    ['31/13/25', 'no-date'],
    ['31/11/2025', 'no-date'],
    ['29/02/2025', 'no-date'],
    ['2025-02-29', 'no-date'],
    ['2025-13-01', 'no-date'],
    ['2025-00-10', 'no-date'],
    ['0000-00-00', 'no-date'],
    ['0001-01-01T00:00:00', 'no-date'],
    ['0025-12-31', 'no-date'],
    ['31/12/0025', 'no-date'],
    ['2025-12-31T24:00', 'no-date'],
    ['2025-12-31 10:60', 'no-date'],
    ['2025-12-31 10:30:60', 'no-date'],
    ['2025-12-31 13:00 PM', 'no-date'],
    ['2025-12-31 0:30 AM', 'no-date'],
    ['2025-12-31T10:00+15:00', 'no-date'],
    ['2025-12-31T10:00+99:99', 'no-date'],
    ['2025-12/31', 'no-date'],
    ['31/12-2025', 'no-date'],
    ['31 Foo 2025', 'no-date'],
    ['2025-12-31 and more', 'no-date'],
    ['2025', 'no-date'],
    ['12/2025', 'no-date'],
    ['\u0663\u0661/12/2025', 'no-date'],
  ])('%j in a column without an order is %s', (text, trouble) => {
    expect(parseCivil(text, null)).toBe(trouble);
  });

  test('of an impossible day is none, in any form', () => {
    const impossible = fc
      .record({
        year: fc.integer({ min: 1950, max: 2100 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 29, max: 31 }),
      })
      .filter(
        (day) => new Date(`${isoDay(day)}T00:00Z`).getUTCDate() !== day.day || Number.isNaN(Date.parse(isoDay(day))),
      );
    fc.assert(
      fc.property(impossible, fc.constantFrom(...certain), (day, write) => {
        expect(parseCivil(write(day), null)).toBe('no-date');
      }),
    );
  });
});

test('the calendar has the days that it has', () => {
  const near = fc.record({
    year: fc.integer({ min: 1000, max: 9999 }),
    month: fc.integer({ min: -1, max: 14 }),
    day: fc.integer({ min: -1, max: 33 }),
  });
  fc.assert(
    fc.property(near, ({ year, month, day }) => {
      const date = new Date(Date.UTC(year, month - 1, day));
      expect(isDay(year, month, day)).toBe(
        date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day,
      );
    }),
  );
});

function writeIn(order: 'dmy' | 'mdy', { year, month, day }: Day, write: (typeof swappable)[number]): string {
  return order === 'dmy' ? write(day, month, year) : write(month, day, year);
}
