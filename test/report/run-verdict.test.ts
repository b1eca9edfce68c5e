import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/model/run.ts';
import { storedOtherwise } from '../../src/problems/server.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderOutcome } from '../../src/report/render-outcome.ts';
import { renderQuietly } from '../../src/report/terminal.ts';
import { changeOf, fillJournal, inputOf, runOf, type WantedRow } from './fill-journal.ts';
import { issueOf } from './make-report.ts';
import { makeRunReport } from './make-run-report.ts';

const place = { file: 'contacts.csv', row: 3, line: 3, cell: 'D3', column: 'Notes', field: 'Notes' } as const;
const stored = { ...issueOf(place), ...storedOtherwise('B', 'b') };
const gone = issueOf({ ...place, severity: 'warning', code: 'gone-after-write' });
const unread = issueOf({ ...place, severity: 'warning', code: 'unread-after-write' });
const well: WantedRow = { state: 'updated', changes: [changeOf('Notes', 'a', 'b')], attempts: 1, httpStatus: 200 };

describe('the verdict', () => {
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
      said: 'All is well: 2 records put back.',
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
      of: 'bad rows and writes of which nobody knows, in a run that came to its end',
      run: { exitCode: 3 },
      rows: [well, { state: 'failed' }, { state: 'unknown' }],
      said: '1 record updated; 2 of 3 rows are not well, and of 1 of them nobody knows whether the write arrived.',
    },
    {
      of: 'nothing but a write of which nobody knows, in a run that came to its end',
      run: { exitCode: 3 },
      rows: [well, { state: 'unknown' }],
      said: '1 record updated; 1 of 2 rows is not well: nobody knows whether the write arrived.',
    },
    {
      of: 'a write of which nobody will know, as it was a rehearsal',
      run: { exitCode: 130, phase: 'sending', settings: { isRehearsal: true } },
      rows: [well, { state: 'unknown' }, { state: 'planned' }],
      said: 'Interrupted: 1 record updated, 1 row not attempted. 1 of 3 rows is not well: nobody knows whether the write arrived.',
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
    {
      of: 'what was stored otherwise',
      rows: [well, { ...well, issues: [stored] }],
      said: '2 records updated, 1 of them not as asked: the server stored something else.',
    },
    {
      of: 'what was gone or could not be read back',
      rows: [well, { ...well, issues: [gone] }, { ...well, issues: [unread] }, { state: 'unchanged' }],
      said: '3 records updated, 1 of them gone since, 1 of them not read back. 1 agreed already.',
    },
    {
      of: 'a write without an answer and nothing else to do',
      run: { exitCode: 5, phase: 'sending', stopped: 'the server is in trouble' },
      rows: [well, { state: 'unknown' }],
      said: 'Stopped, because the server is in trouble. 1 record updated. Of 1 row nobody knows yet whether the write arrived.',
    },
    {
      of: 'rows that are not well in a run that stopped',
      run: { exitCode: 5, phase: 'sending', stopped: 'the server is in trouble' },
      rows: [well, { state: 'missing' }, { state: 'planned' }],
      said: 'Stopped, because the server is in trouble. 1 record updated, 1 row still to do. 1 of 3 rows is not well.',
    },
  ];

  test.each(cases)('says of $of in one sentence: $said', async ({ run, rows: some, said }) => {
    const report = await makeRunReport(await fillJournal(runOf(run), [{ input: inputOf(), rows: some }]));
    expect(renderQuietly(report).split('\n')[0]).toBe(said);
    expect(renderOutcome(report, { columns: 400, hasColor: false })).toContain(said);
    expect(renderMarkdown(report)).toMatch(/^# nexload (?:apply|rollback)(?:, a rehearsal on a sandbox)?: /);
  });
});
