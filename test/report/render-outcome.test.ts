import { describe, expect, test } from 'vitest';
import { goneAfterWrite, rejected, storedOtherwise } from '../../src/problems/server.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderQuietly, renderTerminal } from '../../src/report/terminal.ts';
import { changeOf, fillJournal, inputOf, runOf, type WantedRow } from './fill-journal.ts';
import { makeRunReport } from './make-run-report.ts';
import { issueOf } from './make-report.ts';

const plain = { columns: 80, hasColor: false };
const before = { CoworkerContractId: 9, FullName: 'Ada', Notes: 'a' };
const changed = [changeOf('Notes', 'a', 'b')];
const place = { file: 'contacts.csv', row: 3, line: 3, cell: 'D3', column: 'Notes', field: 'Notes' } as const;

const stored = { ...issueOf(place), ...storedOtherwise('B', 'b') };

const rows: readonly WantedRow[] = [
  { state: 'updated', changes: changed, before, attempts: 1, httpStatus: 200 },
  { state: 'updated', changes: changed, before, issues: [stored] },
  {
    state: 'rejected',
    changes: changed,
    issues: [{ ...issueOf({ ...place, row: 4, cell: 'D4' }), ...rejected('too long') }],
  },
  { state: 'unknown' },
  { state: 'planned', changes: changed },
];

const well: WantedRow = { state: 'updated', changes: changed, before };

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
updated, 1 of them not as asked, 1 row still to do. Of 1 row nobody knows yet
whether the write arrived. 1 of 5 rows is not well.
In 1 cell the server holds something else than was asked for; see the warnings
below.

  ████████████████████████rrrrrrrrrrrr????????????------------
  █ 2 updated        the server took the change; 1 not as asked
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

Go on with the rows that are still to do, and find out about the row without an
answer:
  nexload resume 20261121-090000-apply-7f3a

Mend the rows that are not well, then apply them again:
  nexload apply run/rejects.csv

Put everything back as it was before:
  nexload rollback 20261121-090000-apply-7f3a
`);
  });

  test('does not claim in the legend that all is as the file wants it where something else was stored', async () => {
    const some = [well, { ...well, issues: [stored] }];
    const report = await makeRunReport(await fillJournal(runOf(), [{ input: inputOf(), rows: some }]));
    expect(renderTerminal(report, plain)).toContain('the server took the change; 1 not as asked');
    expect(renderTerminal(report, plain)).not.toContain('as the file wants it now');
  });

  test('tells records that are gone apart from cells that hold something else', async () => {
    const gone = { ...issueOf(place), ...goneAfterWrite('ContractContact', 5) };
    const sayOf = async (some: readonly WantedRow[]): Promise<string> =>
      renderTerminal(await makeRunReport(await fillJournal(runOf(), [{ input: inputOf(), rows: some }])), {
        ...plain,
        columns: 200,
      });
    const one = await sayOf([well, { ...well, issues: [gone] }]);
    expect(one).toContain('\n1 record that took the write is gone; see the warnings below.\n');
    expect(one).not.toContain('something else');
    expect(one).not.toContain('look at the record');
    expect(
      await sayOf([
        { ...well, issues: [gone] },
        { ...well, issues: [gone] },
        { ...well, issues: [stored] },
      ]),
    ).toContain(
      '\nIn 1 cell the server holds something else than was asked for; 2 records that took the write are gone; see',
    );
  });

  test('leaves a row without an answer to resume, and offers no rejects where there is nothing to mend', async () => {
    const run = runOf({ exitCode: 5, phase: 'sending', stopped: 'the server is in trouble' });
    const asked = await makeRunReport(
      await fillJournal(run, [{ input: inputOf(), rows: [well, { state: 'unknown' }] }]),
    );
    expect(renderTerminal(asked, plain)).toContain('Find out about the row without an answer:\n  nexload resume');
    expect(renderTerminal(asked, plain)).not.toContain('nexload apply');
    const settled = await makeRunReport(
      await fillJournal(runOf({ exitCode: 3 }), [{ input: inputOf(), rows: [well, { state: 'failed' }] }]),
    );
    expect(renderTerminal(settled, plain)).toContain('Apply the rows that are not well again:\n  nexload apply');
  });

  test('says what to do where a cap was hit before anything was sent', async () => {
    const run = runOf({ exitCode: 8, stopped: '9 records would change', requests: { ...stopped.requests, writes: 0 } });
    const report = await makeRunReport(await fillJournal(run, [{ input: inputOf(), rows: [{ state: 'planned' }] }]));
    expect(renderMarkdown(report)).toContain('## The way on\n\nLook at what would change with nexload plan.');
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
