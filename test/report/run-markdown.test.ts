import { describe, expect, test } from 'vitest';
import { rejected, storedOtherwise } from '../../src/problems/server.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { changeOf, fillJournal, inputOf, runOf, type WantedRow } from './fill-journal.ts';
import { issueOf } from './make-report.ts';
import { makeRunReport } from './make-run-report.ts';

const changed = [changeOf('Notes', 'a', 'b')];
const place = { file: 'contacts.csv', row: 3, line: 3, cell: 'D3', column: 'Notes', field: 'Notes' } as const;
const rows: readonly WantedRow[] = [
  { state: 'updated', changes: changed, attempts: 1, httpStatus: 200 },
  { state: 'updated', changes: changed, issues: [{ ...issueOf(place), ...storedOtherwise('B', 'b') }] },
  {
    state: 'rejected',
    changes: changed,
    issues: [{ ...issueOf({ ...place, row: 4, cell: 'D4' }), ...rejected('too long') }],
  },
];

describe('report.md of a run', () => {
  test('says of a rehearsal that it was one, and so does report.json', async () => {
    const run = runOf({ settings: { isRehearsal: true } });
    const report = await makeRunReport(await fillJournal(run, [{ input: inputOf(), rows: rows.slice(0, 1) }]));
    expect(renderMarkdown(report)).toMatch(/^# nexload apply, a rehearsal on a sandbox: All is well/);
    expect(report.document.run.isRehearsal).toBe(true);
  });

  test('has the verdict to its end, however long the reason is', async () => {
    const run = runOf({ exitCode: 5, phase: 'sending', stopped: 'the server is in trouble '.repeat(8) });
    const some: readonly WantedRow[] = [{ state: 'unknown' }, { state: 'planned' }];
    const report = await makeRunReport(await fillJournal(run, [{ input: inputOf(), rows: some }]));
    expect(renderMarkdown(report).split('\n')[0]).toMatch(/Of 1 row nobody knows yet whether the write arrived\\?\.$/);
  });

  test('does not count changes that were never made', async () => {
    const run = runOf({ exitCode: 8, stopped: '9 records would change' });
    const some: readonly WantedRow[] = Array.from({ length: 2 }, () => ({ state: 'planned', changes: changed }));
    const capped = await makeRunReport(await fillJournal(run, [{ input: inputOf(), rows: some }]));
    expect(renderMarkdown(capped)).toContain('## What was to change, and did not\n\n- `Notes "a" -> "b" in 2 records`');
    const plan = await makeRunReport(await fillJournal(runOf({ command: 'plan' }), [{ input: inputOf(), rows: some }]));
    expect(renderMarkdown(plan)).toContain('## What would change\n\n- `Notes "a" -> "b" in 2 records`');
  });

  test('has the verdict, the totals, the changes, the problems and the ways on', async () => {
    const report = await makeRunReport(await fillJournal(runOf({ exitCode: 3 }), [{ input: inputOf(), rows }]));
    expect(renderMarkdown(report).replaceAll(/\S*\/run\//g, 'run/'))
      .toBe(`# nexload apply: 2 records updated, 1 of them not as asked; 1 of 3 rows is not well.

| rows | |
| ---: | --- |
| 2 | updated |
| 0 | unchanged |
| 1 | rejected |
| **3** | **in all** |

- \`contacts.csv\`: contract-contacts, 3 rows

## What changed

- \`Notes "a" -> "b" in 2 records\`

3 records were to change; this counts the 2 that did.

## What was found

- **error** in \`contacts.csv\`, \`Notes\`: \`D4 Notes: the server refused it and said "too long"; correct the row, and apply it again\`
- **warning** in \`contacts.csv\`, \`Notes\`: \`D3 Notes: the server stored "B" instead of "b"; look at the record\`

## The way on

Mend the rows that are not well, then apply them again:

\`\`\`sh
nexload apply run/rejects.csv
\`\`\`

Put everything back as it was before:

\`\`\`sh
nexload rollback 20261121-090000-apply-7f3a
\`\`\`

Run 20261121-090000-apply-7f3a, 2026-11-21T09:00:00.000Z to 2026-11-21T09:04:00.000Z, on \`https://spaces.nexudus.com, as ops@example.com\`.
`);
  });
});
