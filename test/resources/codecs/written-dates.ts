import fc from 'fast-check';

/** A day of the calendar, as its three numbers. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Every day of the years that files are full of. */
export const days: fc.Arbitrary<Day> = fc
  .date({ min: new Date('1950-01-01T00:00Z'), max: new Date('2100-12-31T00:00Z'), noInvalidDate: true })
  .map((date) => ({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }));

/** The forms in which people and programs write a day; the first ones by the order of day and month. */
export const swappable: ReadonlyArray<(first: number, second: number, year: number) => string> = [
  (first, second, year) => `${two(first)}/${two(second)}/${year}`,
  (first, second, year) => `${first}/${second}/${year}`,
  (first, second, year) => `${two(first)}-${two(second)}-${year}`,
  (first, second, year) => `${two(first)}.${two(second)}.${year}`,
  (first, second, year) => `${first}.${second}.${year}`,
  (first, second, year) => `${two(first)} ${two(second)} ${year}`,
];

/** Forms that say themselves which number is the month. */
export const certain: ReadonlyArray<(day: Day) => string> = [
  isoDay,
  ({ year, month, day }) => `${year}/${two(month)}/${two(day)}`,
  ({ year, month, day }) => `${year}.${two(month)}.${two(day)}`,
  ({ year, month, day }) => `${year}-${month}-${day}`,
  ({ year, month, day }) => `${year}${two(month)}${two(day)}`,
  ({ year, month, day }) => `${day} ${nameOf(month)} ${year}`,
  ({ year, month, day }) => `${two(day)}-${nameOf(month).slice(0, 3)}-${year}`,
  ({ year, month, day }) => `${day}. ${nameOf(month)} ${year}`,
  ({ year, month, day }) => `${day} ${nameOf(month).slice(0, 3).toUpperCase()}, ${year}`,
  ({ year, month, day }) => `${nameOf(month)} ${day}, ${year}`,
  ({ year, month, day }) => `${nameOf(month).slice(0, 3)}. ${day} ${year}`,
  ({ year, month, day }) => `${nameOf(month).toLowerCase()} ${day}th, ${year}`,
  ({ year, month, day }) => `${day}st ${nameOf(month).slice(0, 3)} ${year}`,
];

/** A time of day as it is written, and its milliseconds after midnight. */
export const times: fc.Arbitrary<readonly [string, number]> = fc
  .record({
    hour: fc.nat(23),
    minute: fc.nat(59),
    second: fc.nat(59),
    form: fc.nat(5),
  })
  .map(({ hour, minute, second, form }) => {
    const half = `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)} ${hour < 12 ? 'AM' : 'p.m.'}`;
    const short = (hour * 60 + minute) * 60_000;
    const forms: readonly (readonly [string, number])[] = [
      [` ${two(hour)}:${two(minute)}`, short],
      [` ${hour}:${two(minute)}`, short],
      [` ${half}`, short],
      [`, ${two(hour)}:${two(minute)}:${two(second)}`, short + second * 1000],
      [`T${two(hour)}:${two(minute)}:${two(second)}`, short + second * 1000],
      [`T${two(hour)}:${two(minute)}:${two(second)}.2500000`, short + second * 1000 + 250],
    ];
    return forms[form] ?? ['', 0];
  });

/** An offset as it is written, and its minutes east of UTC. */
export const offsets: fc.Arbitrary<readonly [string, number]> = fc.oneof(
  fc.constantFrom<readonly [string, number]>(
    ['Z', 0],
    [' UTC', 0],
    ['GMT', 0],
    ['+00:00', 0],
    ['+02', 120],
    [' -03', -180],
  ),
  fc.integer({ min: -14 * 60, max: 14 * 60 }).map((minutes) => {
    const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    return [`${minutes < 0 ? '-' : '+'}${two(hour)}${minutes % 2 === 0 ? ':' : ''}${two(minute)}`, minutes] as const;
  }),
);

/** `2025-12-31`. */
export function isoDay({ year, month, day }: Day): string {
  return `${year}-${two(month)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function nameOf(month: number): string {
  return new Date(Date.UTC(2025, month - 1, 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' });
}
