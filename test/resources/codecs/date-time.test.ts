import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { dateTimeCodec } from '../../../src/resources/codecs/date-time.ts';
import { expectAnswers, expectEquality, expectRoundTrip, readCell, sayCell } from './read-cell.ts';
import { certain, days, isoDay, offsets, times } from './written-dates.ts';

const zones = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];

/** Days on which clocks changed in one of the zones, and any other day. */
const eventful = fc.oneof(
  days,
  fc
    .constantFrom(
      '2025-03-30',
      '2025-10-26',
      '2025-03-09',
      '2025-11-02',
      '2018-11-04',
      '2018-02-18',
      '2011-12-30',
      '2025-04-06',
    )
    .map((text) => {
      const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
      return { year, month, day };
    }),
);

const instants = fc
  .date({ min: new Date('1950-01-01T00:00Z'), max: new Date('2100-12-31T00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().replace('.000Z', 'Z'));

describe('a date-time', () => {
  test.each([
    ['2025-12-31', 'UTC', '2025-12-31T00:00:00Z'],
    ['2025-12-31', 'Europe/Berlin', '2025-12-30T23:00:00Z'],
    ['2025-12-31', 'America/New_York', '2025-12-31T05:00:00Z'],
    ['2025-06-01 9:05', 'Europe/London', '2025-06-01T08:05:00Z'],
    ['2025-01-15T10:30:00Z', 'Asia/Kathmandu', '2025-01-15T10:30:00Z'],
    ['2025-01-15T10:30:00.1234567Z', 'UTC', '2025-01-15T10:30:00.123Z'],
    ['2025-01-15 10:30:00+00', 'Europe/Berlin', '2025-01-15T10:30:00Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    ['2025-11-02', 'America/Havana', '2025-11-02T04:00:00Z'],
    ['\u00a031 December 2025 ', 'UTC', '2025-12-31T00:00:00Z'],
  ])('%j in %s is %s', (text, zone, value) => {
    expect(readCell(dateTimeCodec, text, { zone })).toEqual({ value });
  });

  test('with an offset is that instant in every zone', () => {
    fc.assert(
      fc.property(
        fc.tuple(days, times),
        offsets,
        fc.constantFrom(...zones),
        ([day, [time, timeMs]], [offset, minutes], zone) => {
          const at = Date.parse(`${isoDay(day)}T00:00:00Z`) + timeMs - minutes * 60_000;
          const write = certain[(day.day + timeMs) % certain.length] ?? isoDay;
          expect(readCell(dateTimeCodec, `${write(day)}${time}${offset}`, { zone })).toEqual({ value: isoOf(at) });
        },
      ),
    );
  });

  test('without an offset is the one instant at which clocks there show it, or is refused where there is none or are two', () => {
    fc.assert(
      fc.property(eventful, times, fc.constantFrom(...zones), (day, [time, timeMs], zone) => {
        const [at, another] = instantsThatShow(Date.parse(isoDay(day)) + timeMs, zone);
        const one = at === undefined ? { refused: 'no-such-time' } : { value: isoOf(at) };
        const expected = another === undefined ? one : { refused: 'time-exists-twice' };
        expect(readCell(dateTimeCodec, `${isoDay(day)}${time}`, { zone })).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  test('without a time starts with the first instant of its day, whatever the clocks do at midnight', () => {
    fc.assert(
      fc.property(eventful, fc.constantFrom(...zones), (day, zone) => {
        const first = around(Date.parse(isoDay(day))).find((at) => clockAt(at, zone).startsWith(isoDay(day)));
        if (first !== undefined)
          expect(readCell(dateTimeCodec, isoDay(day), { zone })).toEqual({ value: isoOf(first) });
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['45231', 'UTC', '2023-11-01T00:00:00Z'],
    ['45231.5', 'UTC', '2023-11-01T12:00:00Z'],
    ['45231', 'Europe/Berlin', '2023-10-31T23:00:00Z'],
    ['18264', 'UTC', '1950-01-01T00:00:00Z'],
    ['73415', 'UTC', '2100-12-31T00:00:00Z'],
    ['45231.999988426', 'UTC', '2023-11-01T23:59:59Z'],
  ])('%j is a day as Excel counts them in %s, and that is said', (text, zone, value) => {
    expect(readCell(dateTimeCodec, text, { zone })).toEqual({ value, remark: 'excel-serial' });
  });

  test.each([
    ['18263', 'not-a-date'],
    ['73416', 'not-a-date'],
    ['1', 'not-a-date'],
    ['452310', 'not-a-date'],
    ['-45231', 'not-a-date'],
    ['soon', 'not-a-date'],
    ['31/13/2025', 'not-a-date'],
    ['31/12/25', 'two-digit-year'],
    ['N/A', 'null-word'],
    ['-', 'null-word'],
    ['####', 'formula-error'],
    ['=TODAY()', 'formula-text'],
  ])('%j is refused as %s', (text, code) => {
    expect(readCell(dateTimeCodec, text)).toEqual({ refused: code });
  });

  test.each([
    ['1949-12-31', '1949-12-31T00:00:00Z'],
    ['2101-01-01', '2101-01-01T00:00:00Z'],
    ['9999-12-31', '9999-12-31T00:00:00Z'],
  ])('%j is read with a warning', (text, value) => {
    expect(readCell(dateTimeCodec, text)).toEqual({ value, remark: 'unlikely-year' });
  });

  test('that could be swapped waits for the order of its column', () => {
    expect(readCell(dateTimeCodec, '05/06/2025')).toEqual({ undecided: 'date-order' });
    expect(readCell(dateTimeCodec, '05/06/2025', { dateOrder: 'dmy' })).toEqual({ value: '2025-06-05T00:00:00Z' });
    expect(readCell(dateTimeCodec, '05/06/2025', { dateOrder: 'mdy' })).toEqual({ value: '2025-05-06T00:00:00Z' });
    expect(readCell(dateTimeCodec, '05/06/2025', { dateOrder: 'dmy', mixed: true })).toEqual({
      refused: 'mixed-dates',
    });
    expect(readCell(dateTimeCodec, '25/06/2025', { dateOrder: 'dmy', mixed: true })).toEqual({
      value: '2025-06-25T00:00:00Z',
    });
    expect(readCell(dateTimeCodec, '25/06/2025', { dateOrder: 'mdy' })).toEqual({ refused: 'not-a-date' });
  });

  test.each([
    ['31/13/2025', {}, ['"31/13/2025" is not a date', 'write it like 2025-12-31']],
    ['31/12/25', {}, ['"31/12/25" has a year of two digits', 'write the year in full, like 2025-12-31']],
    [
      '12/31/2025',
      { dateOrder: 'dmy' },
      ['"12/31/2025" is not a date in a column that has the day first', 'write it like 2025-12-31'],
    ],
    [
      '31/12/2025',
      { dateOrder: 'mdy' },
      ['"31/12/2025" is not a date in a column that has the month first', 'write it like 2025-12-31'],
    ],
    [
      '05/06/2025',
      { dateOrder: 'dmy', mixed: true },
      [
        '"05/06/2025" can be read day first and month first, and the column has dates of both kinds',
        'write it like 2025-12-31, or say --date-order dmy or --date-order mdy',
      ],
    ],
    [
      '2025-03-30 02:30',
      { zone: 'Europe/Berlin' },
      [
        '"2025-03-30 02:30" does not exist in Europe/Berlin, where the clocks go forward over it',
        'choose a time before or after, or write the offset, like 2025-03-30T02:30+01:00',
      ],
    ],
    [
      '2025-10-26 02:30',
      { zone: 'Europe/Berlin' },
      [
        '"2025-10-26 02:30" exists twice in Europe/Berlin, where the clocks go back over it',
        'write the offset as well, like 2025-10-26T02:30+02:00',
      ],
    ],
    ['1900-01-01', {}, ['"1900-01-01" is a date before 1950 or after 2100', 'check the year']],
    ['45231.5', {}, ['"45231.5" is a day as Excel counts them, and was read as 2023-11-01T12:00:00', null]],
    [
      'null',
      {},
      ['"null" stands for nothing', 'leave the cell empty to keep what the record has, or write <clear> to clear it'],
    ],
    ['null', { field: { required: true } }, ['"null" stands for nothing', 'write the value that it should have']],
  ] as const)('%j in a column of %j gets its sentence', (text, facts, said) => {
    expect(sayCell(dateTimeCodec, text, facts).slice(2)).toEqual(said);
  });

  test('is an instant in UTC, whatever the text', () => {
    expectAnswers(
      dateTimeCodec,
      (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)) && value.endsWith('Z'),
    );
  });

  test('is read back from what is printed', () => {
    expectRoundTrip(dateTimeCodec, instants);
    expectEquality(dateTimeCodec, fc.oneof(instants, fc.constant(null)));
  });

  test('is the same instant however it is written', () => {
    expect(dateTimeCodec.equal('2025-01-15T10:30:00Z', '2025-01-15T10:30:00.0000000Z')).toBe(true);
    expect(dateTimeCodec.equal('2025-01-15T10:30:00Z', '2025-01-15T12:30:00+02:00')).toBe(true);
    expect(dateTimeCodec.equal('2025-01-15T10:30:00Z', '2025-01-15T10:30:01Z')).toBe(false);
    expect(dateTimeCodec.equal('2025-01-15T10:30:00Z', null)).toBe(false);
  });
});

/** Every instant at which a clock in the zone shows this time; the wall time is given as if it were in UTC. */
function instantsThatShow(wall: number, zone: string): readonly number[] {
  return around(wall).filter((at) => clockAt(at, zone) === clockAt(wall, 'UTC'));
}

/** All instants that offsets of whole quarters of an hour can mean, in order. */
function around(wall: number): readonly number[] {
  return Array.from({ length: 2 * 15 * 4 + 1 }, (_, at) => wall + (at - 15 * 4) * 900_000);
}

const clocks = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
  ]),
);

function clockAt(at: number, zone: string): string {
  return clocks.get(zone)?.format(at) ?? '';
}

function isoOf(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
