import { describe, expect, test } from 'vitest';

import { renderMarkdown } from '../../src/report/markdown.ts';
import { issueOf, reportOf, rowOf } from './make-report.ts';

describe('report.md', () => {
  test('has the verdict, the totals, the inputs, the problems and the way on', () => {
    const report = reportOf([rowOf('valid'), rowOf('invalid', [issueOf()])], {
      files: { rejects: ['reports/one/rejects.csv'] },
    });
    expect(renderMarkdown(report)).toBe(`# nexload validate: 1 of 2 rows cannot be used as it is.

| rows | valid | invalid | blank |
| ---: | ---: | ---: | ---: |
| 2 | 1 | 1 | 0 |

- pauses.csv: contract-paused-periods, 2 rows

## What was found

- **error** pauses.csv PauseUntil, 1 time: D41 PauseUntil: "31/13/2025" is not a date; write it like 2025-12-31

## The way on

Mend the rows in the rejects file and check them again:

\`\`\`sh
nexload validate reports/one/rejects.csv
\`\`\`

Run 20250115-103000, 2025-01-15T10:30:00.000Z to 2025-01-15T10:30:01.000Z.
`);
  });

  test.each([
    ['a | b', String.raw`a \| b`],
    ['<script>alert(1)</script>', String.raw`\<script\>alert(1)\</script\>`],
    ['`code`', '\\`code\\`'],
    ['[a](http://b)', String.raw`\[a\](http://b)`],
    ['![a](b)', String.raw`!\[a\](b)`],
    ['**bold** _it_ ~~no~~', String.raw`\*\*bold\*\* \_it\_ \~\~no\~\~`],
    ['two\r\nlines\n\n# three', String.raw`two lines \# three`],
    [String.raw`back\slash`, String.raw`back\\slash`],
  ])('gives %j in a cell or name no say in how it looks', (text, escaped) => {
    const rows = [rowOf('invalid', [issueOf({ message: text, hint: null, file: text })])];
    const lines = renderMarkdown(reportOf(rows, { file: text })).split('\n');
    expect(lines).toContain(`- ${escaped}: contract-paused-periods, 1 row`);
    expect(lines).toContain(`- **error** ${escaped} PauseUntil, 1 time: D41 PauseUntil: ${escaped}`);
  });

  test('names ten kinds of problems and counts the others', () => {
    const issues = Array.from({ length: 13 }, (_, at) => issueOf({ code: `code-${at}` }));
    const text = renderMarkdown(reportOf([rowOf('invalid', issues)]));
    expect(text.match(/^- \*\*error/gm)).toHaveLength(10);
    expect(text).toContain('- and 3 more kinds; all are in rows.csv');
  });
});
