import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { renderMarkdown } from '../../src/report/markdown.ts';
import { changeOf, fillJournal, inputOf, runOf } from './fill-journal.ts';
import { issueOf, reportOf, rowOf } from './make-report.ts';
import { makeRunReport } from './make-run-report.ts';

describe('report.md', () => {
  test('has the verdict, the totals, the inputs, the problems and the way on', () => {
    const report = reportOf([rowOf('valid'), rowOf('invalid', [issueOf()])], {
      files: { rejects: ['reports/one/rejects.csv'] },
    });
    expect(renderMarkdown(report)).toBe(`# nexload validate: 1 of 2 rows cannot be used as it is.

| rows | valid | invalid | blank |
| ---: | ---: | ---: | ---: |
| 2 | 1 | 1 | 0 |

- \`pauses.csv\`: contract-paused-periods, 2 rows

## What was found

- **error** in \`pauses.csv\`, \`PauseUntil\`: \`D41 PauseUntil: "31/13/2025" is not a date; write it like 2025-12-31\`

## The way on

Mend the rows that cannot be used, then check them again:

\`\`\`sh
nexload validate reports/one/rejects.csv
\`\`\`

Run 20250115-103000, 2025-01-15T10:30:00.000Z to 2025-01-15T10:30:01.000Z.
`);
  });

  test.each([
    ['a | b', '`a | b`'],
    ['<script>alert(1)</script>', '`<script>alert(1)</script>`'],
    ['`code`', '`` `code` ``'],
    ['a ``` b', '```` a ``` b ````'],
    ['[a](http://b) @everybody &lt;', '`[a](http://b) @everybody &lt;`'],
    ['two\r\nlines\n\n# three', '`two / lines / # three`'],
    [' spaced ', '`  spaced  `'],
    [String.raw`back\slash`, `\`${String.raw`back\slash`}\``],
    ['x'.repeat(300), `\`${'x'.repeat(199)}\u2026\``],
  ])('shows %j in a cell as it is, in code', (text, shown) => {
    const rows = [rowOf('invalid', [issueOf({ message: text, hint: null, cell: null, row: null, field: null })])];
    expect(renderMarkdown(reportOf(rows)).split('\n')).toContain(`- **error** in \`pauses.csv\`: ${shown}`);
  });

  test('gives no cell, name, address or server a say in how it looks', async () => {
    const evil = fc.string({
      unit: fc.constantFrom(
        '`',
        '\n',
        '\r',
        '|',
        '<',
        '>',
        '[',
        ']',
        '(',
        ')',
        '*',
        '_',
        '#',
        '@',
        '&',
        '!',
        '~',
        ' ',
        '\\',
        'Q',
        '\u202e',
      ),
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(evil, async (text) => {
        const name = `Q${text}`;
        const issues = [issueOf({ file: name, message: name, hint: name, field: name, column: name })];
        const changes = [changeOf(name, name, name)];
        const rows = Array.from({ length: 2 }, () => ({ state: 'rejected' as const, changes, issues }));
        const run = runOf({ target: { baseUrl: name, user: name } });
        const report = await makeRunReport(
          await fillJournal(run, [{ input: inputOf({ file: name, sheet: name }), rows }]),
          {
            folder: null,
          },
        );
        const bare = withoutCode(renderMarkdown(report));
        expect(bare).not.toContain('Q');
        expect(bare.match(/[`<>[\]]/g)).toBeNull();
      }),
      { numRuns: 12 },
    );
  });

  test('leaves the words of a server no link and no markup in the verdict', async () => {
    const stopped = 'see https://evil.example or www.evil.example, <b>now</b> @all\n# or never';
    const run = runOf({ exitCode: 5, phase: 'sending', stopped });
    const report = await makeRunReport(await fillJournal(run, [{ input: inputOf(), rows: [{ state: 'planned' }] }]));
    expect(renderMarkdown(report).split('\n')[0]).toBe(
      String.raw`# nexload apply: Stopped, because see https\://evil\.example or www\.evil\.example, \<b\>now\</b\> \@all / \# or never. 0 records updated, 1 row still to do.`,
    );
  });

  test('keeps the name of a file from ending the block of a command', () => {
    const text = renderMarkdown(reportOf([rowOf('invalid', [issueOf()])], { files: { rejects: ['a\n```\nb.csv'] } }));
    expect(text).toContain("````sh\nnexload validate 'a\n```\nb.csv'\n````\n");
  });

  test('names the ten worst kinds of problems and counts the others', () => {
    const codes = Array.from({ length: 13 }, (_, at) =>
      issueOf({ code: `code-${at}`, severity: at < 5 ? 'note' : 'error' }),
    );
    const report = reportOf([rowOf('invalid', codes)], { files: { rows: 'reports/one/rows.csv' } });
    const text = renderMarkdown(report);
    expect(text.match(/^- \*\*error/gm)).toHaveLength(8);
    expect(text.match(/^- \*\*note/gm)).toHaveLength(2);
    expect(text).toContain('- and 3 more kinds; all are in rows.csv');
    expect(renderMarkdown(reportOf([rowOf('invalid', codes)]))).toContain('- and 3 more kinds\n');
  });

  test('gives the first of several as an example with its place', () => {
    const missing = [5, 6].map((row) =>
      issueOf({ row, cell: `A${row}`, message: `there is no record ${row}`, hint: null }),
    );
    const text = renderMarkdown(reportOf([rowOf('invalid', missing)]));
    expect(text).toContain('`PauseUntil`, 2 times, such as `A5 PauseUntil: there is no record 5`');
  });

  test('tells each issue of a whole file, and does not point to rows that have none of it', () => {
    const ofFile = (message: string, code = 'absent') =>
      issueOf({
        code,
        severity: 'note',
        row: 1,
        line: 1,
        cell: null,
        field: null,
        column: null,
        message,
        hint: null,
      });
    const ofSheet = [ofFile('there is no Price'), ofFile('there is no Notes')];
    expect(renderMarkdown(reportOf([rowOf('valid')], { ofSheet }))).toContain(
      '- **note** in `pauses.csv`: `row 1: there is no Price`\n- **note** in `pauses.csv`: `row 1: there is no Notes`',
    );
    const many = [
      rowOf(
        'invalid',
        Array.from({ length: 10 }, (_, at) => issueOf({ code: `code-${at}` })),
      ),
    ];
    const files = { rows: 'r/rows.csv' };
    expect(renderMarkdown(reportOf(many, { files, ofSheet }))).toContain('- and 1 more kind\n');
    const withPage = reportOf(many, { files: { ...files, page: 'r/report.html' }, ofSheet });
    expect(renderMarkdown(withPage)).toContain('- and 1 more kind; all are in report.html');
  });

  test('fits a chat message, however much there is to say', async () => {
    const long = 'long '.repeat(500);
    const issues = Array.from({ length: 50 }, (_, at) => issueOf({ code: `code-${at}`, file: long, message: long }));
    const changes = Array.from({ length: 50 }, (_, at) => changeOf(`Field${at}`, long, long));
    const inputs = Array.from({ length: 30 }, (_, at) => ({
      input: inputOf({ file: `${at}${'long '.repeat(40)}.csv` }),
      rows: Array.from({ length: 2 }, () => ({ state: 'rejected' as const, changes, issues })),
    }));
    const report = await makeRunReport(await fillJournal(runOf({ exitCode: 3 }), inputs));
    const text = renderMarkdown(report);
    expect(text.length).toBeLessThan(6_000);
    expect(text).toContain('- and 25 more inputs\n');
  });
});

/** What is left where every span and block of code is taken out, as CommonMark delimits them. */
function withoutCode(text: string): string {
  const blocks = text.replace(/^(`{3,})sh\n[\s\S]*?\n\1$/gm, '');
  return blocks.replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
}
