import { describe, expect, test } from 'vitest';

import { createRowsLine, rowsHeader } from '../../src/report/rows-csv.ts';
import { issueOf, rowOf } from './make-report.ts';

const line = createRowsLine({ file: 'pauses.csv', sheet: null, resource: 'contract-paused-periods' });

describe('rows.csv', () => {
  test('has the columns that the report promises', () => {
    expect(rowsHeader).toBe('file,sheet,row,resource,id,status,changed,message,attempts,http_status\n');
  });

  test.each([
    [rowOf('valid'), 'pauses.csv,,41,contract-paused-periods,5,valid,,,0,\n'],
    [rowOf('blank'), 'pauses.csv,,41,contract-paused-periods,,blank,,,0,\n'],
    [
      rowOf('superseded', [
        issueOf({ cell: null, field: null, message: 'Id 5 is taken from row 7 instead', hint: null }),
      ]),
      'pauses.csv,,41,contract-paused-periods,5,valid,,row 41: Id 5 is taken from row 7 instead,0,\n',
    ],
    [
      rowOf('invalid', [issueOf(), issueOf({ cell: 'A41', field: 'Id', message: 'is empty', hint: null })]),
      'pauses.csv,,41,contract-paused-periods,5,invalid,,"D41 PauseUntil: ""31/13/2025"" is not a date; write it like 2025-12-31 | A41 Id: is empty",0,\n',
    ],
  ])('has one line for a row: %j', (checked, expected) => {
    expect(line(checked)).toBe(expected);
  });

  test.each([1, 999, 1000, 1001, 10_010, 1_048_576, 2_147_483_647])('writes the number %d in full', (id) => {
    const row = { row: id, line: id, cells: [] };
    expect(line({ kind: 'invalid', row, id, issues: [] })).toBe(
      `pauses.csv,,${id},contract-paused-periods,${id},invalid,,,0,\n`,
    );
  });

  test('leaves the Id empty where the row has none', () => {
    const row = { row: 7, line: 7, cells: [] };
    expect(line({ kind: 'invalid', row, id: null, issues: [] })).toBe(
      'pauses.csv,,7,contract-paused-periods,,invalid,,,0,\n',
    );
  });

  test('runs nothing that a name of a file or sheet says', () => {
    const hostile = createRowsLine({ file: '=cmd().csv', sheet: '@sheet, "one"', resource: 'contract-deposits' });
    expect(hostile(rowOf('valid'))).toBe(`'=cmd().csv,"'@sheet, ""one""",41,contract-deposits,5,valid,,,0,\n`);
  });
});
