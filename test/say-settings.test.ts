import { describe, expect, test } from 'vitest';
import { saySettings } from '../src/say-settings.ts';
import { sayReading } from '../src/say-reading.ts';
import { defaultSending } from '../src/sending.ts';

describe('what a user settled', () => {
  test('is said with the way in which cells were understood, and with every bound', () => {
    const sending = { ...defaultSending, maxDurationMs: 7_200_000, maxErrors: { kind: 'count', count: 5 } };
    const flagsForRejects = ['--timezone', 'Europe/London', '--blank', 'clear', '--home', 'x'];
    const said = Object.fromEntries(saySettings({ sending, flagsForRejects }, 'apply'));
    expect(said).toMatchObject({
      'Times without a zone': 'Europe/London',
      'Empty cells': 'clear the field (--blank clear)',
      'Time at most': '2 hours',
      'Stops when': '5 rows fail',
    });
    expect(Object.values(said)).not.toContain('x');
    expect(Object.fromEntries(saySettings({ sending: defaultSending }, 'apply'))['Stops when']).toBe(
      '10% of the rows fail, and at least 20 of them',
    );
  });

  test('is said of a plan, and where the rest cannot be read any more', () => {
    const flagsForRejects = ['--date-order', 'mdy', '--strict-columns', '--decimal', ','];
    const reading = [
      ['Dates like 3/4/2026', 'the month first'],
      ['Columns that are no field', 'are refused'],
      ['Decimal sign', 'comma'],
    ];
    expect(saySettings({ sending: defaultSending, flagsForRejects }, 'plan').slice(2)).toEqual(reading);
    expect(saySettings({ flagsForRejects }, 'apply')).toEqual(reading);
    expect(sayReading(['--duplicates', 'last'])).toEqual([['Rows of the same record', 'the last one counts']]);
    expect(saySettings(null, 'apply')).toEqual([]);
  });
});
