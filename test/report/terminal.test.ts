import { describe, expect, test } from 'vitest';

import { renderQuietly, renderTerminal } from '../../src/report/terminal.ts';
import type { ReportFiles } from '../../src/report/document.ts';
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
  test('shows the inputs, the verdict, the rows, the problems by column and kind, the files and the way on', () => {
    expect(renderTerminal(several, plain)).toBe(`pauses.csv  contract-paused-periods, 8 rows

6 of 8 rows cannot be used as they are.

  ████████iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii_______
  █ 1 valid          the row can be used as it is
  i 6 invalid        the row cannot be used as it is
  _ 1 blank          the row is empty
    8 rows in all

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

  reports/one/report.md
  reports/one/rows.csv
  reports/one/rejects.csv

Mend the rows that cannot be used, then check them again:
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

  const kinds = Array.from({ length: 8 }, (_, at) =>
    issueOf({ code: `code-${at}`, severity: at < 4 ? 'note' : 'error' }),
  );

  test('names the five worst kinds of problems and where the others are', () => {
    const files = { page: 'reports/one/report.html', rows: 'reports/one/rows.csv' };
    const text = renderTerminal(reportOf([rowOf('invalid', kinds)], { files }), plain);
    expect(text.match(/code-\d/g)).toEqual(['code-4', 'code-5', 'code-6', 'code-7', 'code-0']);
    expect(text).toContain('\n  and 3 more kinds, all in reports/one/report.html\n');
  });

  test('names all of them where no file has the others', () => {
    const text = renderTerminal(reportOf([rowOf('invalid', kinds)]), plain);
    expect(text.match(/code-\d/g)).toHaveLength(8);
    expect(text).not.toMatch(/more kinds|rows\.csv|report/);
    const many = Array.from({ length: 5 }, () => issueOf());
    expect(renderTerminal(reportOf([rowOf('invalid', many)]), plain)).toContain('\n    and 2 more\n');
  });

  test('says of each kind which file it is in, where there are several', () => {
    const other = issueOf({ code: 'sheet-skipped', file: 'b.xlsx', sheet: 'Two' });
    const text = renderTerminal(reportOf([rowOf('invalid', [issueOf(), other])]), plain);
    expect(text).toContain('  error   PauseUntil  not-a-date in pauses.csv\n');
    expect(text).toContain('  error   PauseUntil  sheet-skipped in b.xlsx, sheet Two\n');
    const narrow = renderTerminal(reportOf([rowOf('invalid', [issueOf(), other])]), { ...plain, columns: 50 });
    expect(narrow).toContain('  error   PauseUntil  sheet-skipped\n    in b.xlsx, sheet Two\n');
  });

  test('has one line for all files of a kind, and names report.json only where there is nothing else', () => {
    const endOf = (files: ReportFiles): string =>
      renderTerminal(reportOf([rowOf('valid')], { files }), plain).split('in all\n')[1] ?? '';
    const rejects = ['r/one/rejects-a.csv', 'r/one/rejects-b.csv'];
    expect(endOf({ report: 'r/one/report.json', rows: 'r/one/rows.csv', rejects, undo: ['r/one/undo.csv'] })).toContain(
      '\n  r/one/rows.csv\n  r/one/rejects*.csv\n  r/one/undo.csv\n',
    );
    expect(endOf({ annotated: ['r/one/annotated.xlsx', 'r/one/annotated-2.xlsx'] })).toBe(
      '\n  r/one/annotated*.xlsx\n',
    );
    expect(endOf({ report: 'r/one/report.json' })).toBe('\n  r/one/report.json\n');
    expect(endOf({ report: 'r/one/report.json', junit: 'r/one/junit.xml' })).toBe('\n  r/one/junit.xml\n');
    expect(endOf({})).toBe('');
  });

  test.each([1000, 80, 64, 40, 24, 1])('draws a bar of %d columns at the most, but never a short one', (columns) => {
    const rows = [...Array.from({ length: 500 }, () => rowOf('valid')), rowOf('invalid', [issueOf()]), rowOf('blank')];
    const lines = renderTerminal(reportOf(rows), { ...plain, columns }).split('\n');
    const bar = lines.find((line) => /^ {2}\u2588{3}/.test(line)) ?? '';
    const cells = Math.min(60, Math.max(20, columns - 4));
    expect(bar).toBe(`  ${'\u2588'.repeat(cells - 2)}i_`);
    const totals = lines.slice(lines.indexOf(bar) + 1, lines.indexOf('', lines.indexOf(bar)));
    expect(totals).toHaveLength(4);
    expect(totals.filter((line) => line.length > Math.max(columns, 24))).toEqual([]);
  });

  test('is two lines for who asked for quiet', () => {
    expect(renderQuietly(several)).toBe(
      '6 of 8 rows cannot be used as they are.\n8 rows: 1 valid, 6 invalid, 1 blank\n',
    );
  });
});
