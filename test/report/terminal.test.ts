import { describe, expect, test } from 'vitest';

import { renderQuietly, renderTerminal } from '../../src/report/terminal.ts';
import { issueOf, reportOf, rowOf } from './make-report.ts';

const plain = { columns: 80, hasColor: false };

const several = reportOf(
  [
    ...Array.from({ length: 5 }, (_, at) =>
      rowOf('invalid', [issueOf({ row: at + 2, line: at + 2, cell: `D${at + 2}` })]),
    ),
    rowOf('invalid', [
      issueOf({
        code: 'no-such-time',
        cell: 'C7',
        column: 'freeze start',
        field: 'PauseFrom',
        message: '"2025-03-30 02:30" does not exist in Europe/Berlin, where the clocks go forward over it',
        hint: 'choose a time before or after, or write the offset, like 2025-03-30T02:30+01:00',
      }),
      issueOf({
        code: 'wrong-width',
        cell: null,
        column: null,
        field: null,
        row: 7,
        line: 9,
        message: 'the row has 1 cell, but the header has 4',
        hint: 'fill the row up with empty cells',
      }),
    ]),
    rowOf('valid', [
      issueOf({
        code: 'unknown-column',
        severity: 'warning',
        cell: 'E1',
        column: 'Colour',
        field: null,
        message: '"Colour" is no field of contract-paused-periods, so the column is ignored',
        hint: null,
      }),
      issueOf({
        code: 'excel-serial',
        severity: 'note',
        cell: 'D8',
        message: '"45231" is a day as Excel counts them, and was read as 2023-11-01',
        hint: null,
      }),
    ]),
    rowOf('blank'),
  ],
  {
    files: {
      report: 'reports/one/report.json',
      markdown: 'reports/one/report.md',
      rows: 'reports/one/rows.csv',
      rejects: ['reports/one/rejects.csv'],
    },
  },
);

describe('the terminal', () => {
  test('shows the problems by column and kind, the totals, the files and the way on', () => {
    expect(renderTerminal(several, plain)).toBe(`pauses.csv  contract-paused-periods, 8 rows
  error   PauseUntil  not-a-date, 5 times
    D2: "31/13/2025" is not a date
    D3: "31/13/2025" is not a date
    D4: "31/13/2025" is not a date
    and 2 more, all in rows.csv
    -> write it like 2025-12-31
  error   PauseFrom ("freeze start")  no-such-time
    C7: "2025-03-30 02:30" does not exist in Europe/Berlin, where the clocks go
    forward over it
    -> choose a time before or after, or write the offset, like
    2025-03-30T02:30+01:00
  error   wrong-width
    row 7 (line 9): the row has 1 cell, but the header has 4
    -> fill the row up with empty cells
  warning Colour  unknown-column
    E1: "Colour" is no field of contract-paused-periods, so the column is
    ignored
  note    PauseUntil  excel-serial
    D8: "45231" is a day as Excel counts them, and was read as 2023-11-01

6 of 8 rows cannot be used as they are.
8 rows: 1 valid, 6 invalid, 1 blank

  reports/one/report.md
  reports/one/rows.csv
  reports/one/rejects.csv

Mend the refused rows, then check them again:
  nexload validate reports/one/rejects.csv
`);
  });

  test.each([80, 60, 40])(
    'has no line longer than %d columns but for a single word, a title or a command',
    (columns) => {
      const lines = renderTerminal(several, { ...plain, columns }).split('\n');
      const said = lines.filter((line) => line.startsWith('    '));
      expect(said.filter((line) => line.length > columns && line.trim().includes(' '))).toEqual([]);
    },
  );

  test('says the same with colours', () => {
    const colorful = renderTerminal(several, { columns: 80, hasColor: true });
    expect(colorful).toContain('\u001b[31m');
    // oxlint-disable-next-line no-control-regex -- colours are control characters
    expect(colorful.replace(/\u001b\[\d+m/g, '')).toBe(renderTerminal(several, plain));
  });

  test('obeys nothing that a file, a sheet or a header says', () => {
    const evil = '\u001b[2Jx\u0007\u202e';
    const issue = issueOf({ file: evil, sheet: evil, column: evil, field: null });
    const mapped = issueOf({ file: evil, sheet: evil, column: evil });
    const text = renderTerminal(reportOf([rowOf('invalid', [issue, mapped])], { file: evil, sheet: evil }), plain);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).toContain('\u00b7[2Jx\u00b7\u00b7, sheet \u00b7[2Jx\u00b7\u00b7');
  });

  test('says each fix beside its problem where they differ', () => {
    const issues = [issueOf({ hint: 'did you mean None?' }), issueOf({ hint: 'did you mean Director?' })];
    const text = renderTerminal(reportOf([rowOf('invalid', issues)]), plain);
    expect(text).toContain('D41: "31/13/2025" is not a date; did you mean None?');
    expect(text).not.toContain('->');
  });

  test('is two lines for who asked for quiet', () => {
    expect(renderQuietly(several)).toBe(
      '6 of 8 rows cannot be used as they are.\n8 rows: 1 valid, 6 invalid, 1 blank\n',
    );
  });
});
