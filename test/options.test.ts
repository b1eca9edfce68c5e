import { describe, expect, test } from 'vitest';

import { UserError } from '../src/errors.ts';
import { findResource, parseInputOptions, type InputOptions } from '../src/options.ts';
import { getResource } from '../src/resources/index.ts';

describe('the options of an input', () => {
  test('that nobody gave are found out, or what is safest', () => {
    expect(parseInputOptions({}, null)).toEqual({
      read: {
        resource: undefined,
        sheet: undefined,
        headerRow: undefined,
        delimiter: undefined,
        encoding: undefined,
        mapped: [],
      },
      map: {
        resource: undefined,
        columnMap: { columns: {}, constants: {} },
        strictColumns: false,
        blank: 'keep',
        clearToken: '<clear>',
        duplicates: 'error',
        dateOrder: undefined,
        decimal: undefined,
        timezone: 'UTC',
      },
      flagsForRejects: [],
    });
  });

  test('go on to the command for the rejects where they say how cells are understood, and not where they say how the file is cut', () => {
    const given = {
      sheet: 'A',
      headerRow: 3,
      delimiter: ';',
      encoding: 'utf-8',
      blank: 'keep',
      strictColumns: true,
    } as const;
    const { flagsForRejects } = parseInputOptions(
      { ...given, timezone: 'Europe/London', dateOrder: 'dmy' },
      { name: 'my map.yaml', text: '' },
    );
    expect(flagsForRejects.join(' ')).toBe(
      '--strict-columns --timezone Europe/London --date-order dmy --map my map.yaml',
    );
  });

  test.each<readonly [InputOptions, object]>([
    [{ delimiter: 'tab' }, { read: { delimiter: '\t' } }],
    [{ delimiter: 'TAB' }, { read: { delimiter: '\t' } }],
    [{ delimiter: String.raw`\t` }, { read: { delimiter: '\t' } }],
    [{ delimiter: 'semicolon' }, { read: { delimiter: ';' } }],
    [{ delimiter: 'comma' }, { read: { delimiter: ',' } }],
    [{ delimiter: 'pipe' }, { read: { delimiter: '|' } }],
    [{ delimiter: '~' }, { read: { delimiter: '~' } }],
    [{ encoding: 'windows-1252' }, { read: { encoding: 'windows-1252' } }],
    [{ timezone: 'Europe/London' }, { map: { timezone: 'Europe/London' } }],
    [{ clearToken: ' CLEAR ' }, { map: { clearToken: 'CLEAR' } }],
    [{ headerRow: 3, sheet: 'Members' }, { read: { headerRow: 3, sheet: 'Members' } }],
    [{ resource: ' Contract-Deposits ' }, { read: { resource: getResource('contract-deposits') } }],
    [{ dateOrder: 'mdy', decimal: ',' }, { map: { dateOrder: 'mdy', decimal: ',' } }],
  ])('may be %j', (options, checked) => {
    expect(parseInputOptions(options, null)).toMatchObject(checked);
  });

  test.each<readonly [object, string, string]>([
    [{ headerRow: 0 }, '--header-row: "0" cannot be used', 'write a row number, 1 or more'],
    [{ headerRow: 1.5 }, '--header-row: "1.5" cannot be used', 'write a row number, like 3'],
    [{ headerRow: Number.NaN }, '--header-row: the value is no number', 'write a row number, like 3'],
    [{ delimiter: '' }, '--delimiter: "" cannot be used', 'write one character, or tab, comma, semicolon or pipe'],
    [{ delimiter: ';;' }, '--delimiter: ";;" cannot be used', 'write one character, or tab, comma, semicolon or pipe'],
    [{ delimiter: '"' }, '--delimiter: """ cannot be used', 'write one character, or tab, comma, semicolon or pipe'],
    [
      { delimiter: 'hasOwnProperty' },
      '--delimiter: "hasOwnProperty" cannot be used',
      'write one character, or tab, comma, semicolon or pipe',
    ],
    [
      { encoding: 'klingon' },
      '--encoding: "klingon" cannot be used',
      'write an encoding like utf-8, utf-16le or windows-1252',
    ],
    [{ dateOrder: 'ymd' }, '--date-order: "ymd" cannot be used', 'write dmy or mdy'],
    [{ timezone: 'Mars/Olympus' }, '--timezone: "Mars/Olympus" cannot be used', 'write a time zone like Europe/London'],
    [{ timezone: '' }, '--timezone: "" cannot be used', 'write a time zone like Europe/London'],
    [{ decimal: 'comma' }, '--decimal: "comma" cannot be used', 'write . or ,'],
    [{ blank: 'ignore' }, '--blank: "ignore" cannot be used', 'write keep, clear or error'],
    [
      { clearToken: ' ' },
      '--clear-token: " " cannot be used',
      'write the text that clears a field, or say --blank clear',
    ],
    [{ duplicates: 'both' }, '--duplicates: "both" cannot be used', 'write error, first or last'],
    [{ strictColumns: 'yes' }, '--strict-columns: "yes" cannot be used', 'write true or false'],
    [{ sheet: 5 }, '--sheet: "5" cannot be used', 'write the name of a sheet'],
    [{ resource: 5 }, '--resource: "5" cannot be used', 'write the name of a record type, like contract-contacts'],
    [{ timezon: 'UTC' }, 'timezon: there is no such option', 'say timezone'],
  ])('cannot be %j', (options, message, hint) => {
    const problem = problemOf(() => parseInputOptions(options, null));
    expect(problem).toMatchObject({ code: 'bad-option', message, hint, exitCode: 2 });
  });
});

describe('a record type', () => {
  test.each([
    ['contract-contact', 'did you mean contract-contacts?'],
    ['proposals', 'did you mean proposal-contracts or proposal-contract-schedules?'],
    ['Deposits', 'did you mean contract-deposits?'],
    ['pause', 'did you mean contract-paused-periods?'],
    ['contarct-deposits', 'did you mean contract-deposits?'],
    [
      'members',
      'say contract-paused-periods, proposal-contracts, contract-deposits, proposal-contract-schedules or contract-contacts',
    ],
  ])('cannot be %j', (name, hint) => {
    expect(problemOf(() => findResource(name))).toMatchObject({
      code: 'unknown-resource',
      message: `"${name}" is no record type`,
      hint,
      exitCode: 2,
    });
  });
});

function problemOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error;
  }
}
