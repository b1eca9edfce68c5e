import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/model/run.ts';
import { rejected, storedOtherwise } from '../../src/problems/server.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderOutcome } from '../../src/report/render-outcome.ts';
import { renderQuietly, renderTerminal } from '../../src/report/terminal.ts';
import { changeOf, fillJournal, inputOf, runOf, type WantedRow } from './fill-journal.ts';
import { makeRunReport } from './make-run-report.ts';
import { issueOf } from './make-report.ts';

const plain = { columns: 80, hasColor: false };
const before = { CoworkerContractId: 9, FullName: 'Ada', Notes: 'a' };
const changed = [changeOf('Notes', 'a', 'b')];
const place = { file: 'contacts.csv', row: 3, line: 3, cell: 'D3', column: 'Notes', field: 'Notes' } as const;

const rows: readonly WantedRow[] = [
  { state: 'updated', changes: changed, before, attempts: 1, httpStatus: 200 },
  { state: 'updated', changes: changed, before, issues: [{ ...issueOf(place), ...storedOtherwise('B', 'b') }] },
  {
    state: 'rejected',
    changes: changed,
    issues: [{ ...issueOf({ ...place, row: 4, cell: 'D4' }), ...rejected('too long') }],
  },
  { state: 'unknown' },
  { state: 'planned', changes: changed },
];

const stopped = runOf({
  exitCode: 5,
  phase: 'sending',
  stopped: 'the server has failed 12 of the last 20 requests',
  requests: { reads: 14, writes: 26, throttled: 2, retried: 1 },
});

describe('the outcome on a terminal', () => {
  test('is the verdict, a bar, every state with its meaning, the problems, the files and the ways on', async () => {
    const report = await makeRunReport(await fillJournal(stopped, [{ input: inputOf(), rows }]));
    expect(renderTerminal(report, plain).replaceAll(/\S*\/run\//g, 'run/'))
      .toBe(`contacts.csv  contract-contacts, 5 rows

Stopped, because the server has failed 12 of the last 20 requests. 2 records
updated, 1 row still to do.
In 1 cell the server holds something else than was asked for; see the warnings
below.

  ████████████████████████rrrrrrrrrrrr????????????------------
  █ 2 updated        the record is as the file wants it now
  ░ 0 unchanged      the record was like that already
  r 1 rejected       the server refused the change
  ? 1 unknown        no answer came: changed or not, nobody knows yet
  - 1 not attempted  nothing was sent for the row
    5 rows in all
  26 writes and 14 reads sent, asked to wait 2 times, tried again 1 time

  error   Notes  rejected
    D4: the server refused it and said "too long"
    -> correct the row, and apply it again
  warning Notes  stored-otherwise
    D3: the server stored "B" instead of "b"
    -> look at the record

  run/report.md
  run/rows.csv
  run/rejects.csv
  run/undo.csv

Go on with the rows that are still to do:
  nexload resume 20261121-090000-apply-7f3a

Mend the rows that are not well, then apply them again:
  nexload apply run/rejects.csv

Put everything back as it was before:
  nexload rollback 20261121-090000-apply-7f3a
`);
  });

  const well: WantedRow = { state: 'updated', changes: changed, before };
  const cases: ReadonlyArray<{
    readonly of: string;
    readonly run?: Partial<Run>;
    readonly rows: readonly WantedRow[];
    readonly said: string;
  }> = [
    { of: 'no rows', rows: [], said: 'There is no row to send.' },
    { of: 'blank rows', rows: [{ state: 'blank', id: null }], said: 'There is no row to send.' },
    {
      of: 'what agreed',
      rows: [{ state: 'unchanged' }],
      said: 'Nothing had to change: the records are as the files want them.',
    },
    { of: 'all well', rows: [well, { state: 'unchanged' }], said: 'All is well: 1 record updated, 1 agreed already.' },
    {
      of: 'a rollback',
      run: { command: 'rollback' },
      rows: [well, well],
      said: 'All is well: 2 records put back, 0 agreed already.',
    },
    {
      of: 'a rollback of what somebody put back already',
      run: { command: 'rollback' },
      rows: [{ state: 'unchanged' }],
      said: 'Nothing had to be put back: the records are as they were before.',
    },
    {
      of: 'one bad row',
      run: { exitCode: 3 },
      rows: [well, { state: 'failed' }],
      said: '1 record updated; 1 of 2 rows is not well.',
    },
    {
      of: 'invalid rows',
      run: { exitCode: 4, stopped: 'other rows cannot be used' },
      rows: [{ state: 'invalid' }, { state: 'drafted' }],
      said: 'Nothing was sent: 1 of 2 rows cannot be used as it is.',
    },
    {
      of: 'a cap',
      run: { exitCode: 8, stopped: '9 records would change' },
      rows: [{ state: 'planned' }],
      said: 'Nothing was sent, because 9 records would change.',
    },
    {
      of: 'Ctrl-C',
      run: { exitCode: 130, phase: 'sending' },
      rows: [well, { state: 'planned' }],
      said: 'Interrupted: 1 record updated, 1 row still to do.',
    },
    {
      of: 'a kill',
      run: { exitCode: null, phase: 'sending' },
      rows: [well, { state: 'planned' }],
      said: 'Interrupted: 1 record updated, 1 row still to do.',
    },
    {
      of: 'a bug',
      run: { exitCode: 1 },
      rows: [well, { state: 'planned' }],
      said: 'Something went wrong: 1 record updated, 1 row not attempted.',
    },
    {
      of: 'an end of the budget',
      run: { exitCode: 10, phase: 'sending', stopped: 'the writes of today\nare used up' },
      rows: [well, { state: 'planned' }],
      said: 'Stopped, because the writes of today / are used up. 1 record updated, 1 row still to do.',
    },
  ];

  test.each(cases)('says of $of in one sentence: $said', async ({ run, rows: some, said }) => {
    const report = await makeRunReport(await fillJournal(runOf(run), [{ input: inputOf(), rows: some }]));
    expect(renderQuietly(report).split('\n')[0]).toBe(said);
    expect(renderOutcome(report, { columns: 400, hasColor: false })).toContain(said);
    expect(renderMarkdown(report)).toMatch(/^# nexload (?:apply|rollback): /);
  });

  test('does not send anybody off with the rejects where rows that can be used were not sent either', async () => {
    const some: readonly WantedRow[] = [{ state: 'invalid' }, { state: 'drafted' }];
    const run = runOf({ exitCode: 4, stopped: 'other rows cannot be used' });
    const report = await makeRunReport(await fillJournal(run, [{ input: inputOf(), rows: some }]));
    const said = `
Mend these rows in your own files and apply them again, or say --skip-invalid to
send the other rows without them.
`;
    expect(renderTerminal(report, plain)).toContain(said);
    expect(renderTerminal(report, plain)).not.toContain('nexload apply');
    expect(renderMarkdown(report)).toContain('## The way on\n\nMend these rows in your own files');
    const alone = await makeRunReport(await fillJournal(run, [{ input: inputOf(), rows: some.slice(0, 1) }]));
    expect(renderTerminal(alone, plain)).toContain('nexload apply');
  });

  test('says that the books do not add up, whatever else there is to say', async () => {
    const { journal, run } = await fillJournal(runOf(), [{ input: inputOf(), rows: [well] }]);
    const report = await makeRunReport({ journal, run: { ...run, rows: 2 } });
    expect(renderQuietly(report)).toBe(
      'The books do not add up: 2 rows read, 1 accounted for. This is a bug in nexload; please report it.\n2 rows: 1 updated, 0 unchanged\n',
    );
  });

  test('says the same with colours, and obeys nothing that a file or a server says', async () => {
    const evil = '\u001b[2Jx\u0007\u202e\n=1+1';
    const issues = [{ ...issueOf({ ...place, file: evil, message: evil, hint: evil }), source: 'server' as const }];
    const hostile: readonly WantedRow[] = [{ state: 'rejected', changes: [changeOf('Notes', evil, evil)], issues }];
    const run = runOf({ ...stopped, target: { baseUrl: 'https://x', user: evil }, stopped: evil });
    const report = await makeRunReport(await fillJournal(run, [{ input: inputOf({ file: evil }), rows: hostile }]));
    for (const text of [renderTerminal(report, plain), renderMarkdown(report), renderQuietly(report)]) {
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
    const colorful = renderTerminal(report, { columns: 80, hasColor: true });
    // oxlint-disable-next-line no-control-regex -- colours are control characters
    expect(colorful.replace(/\u001b\[\d+m/g, '')).toBe(renderTerminal(report, plain));
  });
});

describe('report.md of a run', () => {
  test('has the verdict, the totals, the changes, the problems and the ways on', async () => {
    const some = rows.slice(0, 3);
    const report = await makeRunReport(await fillJournal(runOf({ exitCode: 3 }), [{ input: inputOf(), rows: some }]));
    expect(renderMarkdown(report).replaceAll(/\S*\/run\//g, 'run/'))
      .toBe(`# nexload apply: 2 records updated; 1 of 3 rows is not well.

| rows | |
| ---: | --- |
| 2 | updated |
| 0 | unchanged |
| 1 | rejected |
| **3** | **in all** |

- \`contacts.csv\`: contract-contacts, 3 rows

## What changes

- \`Notes "a" -> "b" in 3 records\`

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
