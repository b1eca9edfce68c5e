import { describe, expect, test } from 'vitest';
import { alreadyDone, recordMissing } from '../../src/problems/server.ts';
import { renderPlan } from '../../src/report/render-plan.ts';
import { renderQuietly, renderTerminal } from '../../src/report/terminal.ts';
import { changeOf, fillJournal, inputOf, runOf, type WantedRow } from './fill-journal.ts';
import { makeRunReport } from './make-run-report.ts';
import { issueOf } from './make-report.ts';

const plain = { columns: 80, hasColor: false };
const plan = runOf({ command: 'plan', id: '20261121-090000-plan-7f3a', exitCode: 4 });
const deposits = inputOf({
  file: 'deposits.csv',
  resource: 'contract-deposits',
  columns: ['Id', 'Price', 'Refundable', 'Notes'].map((field) => ({ header: field, field })),
});
const raise = changeOf('Price', 100, 110);
const forecast = {
  reads: 2,
  writes: 28,
  durationMs: 30_000,
  endsAt: Date.parse('2026-11-21T09:05:00Z'),
  days: [{ date: '2026-11-21', writes: 28 }],
  shareOfToday: 0.0057,
};

const wanted: readonly WantedRow[] = [
  { state: 'planned', changes: [raise, changeOf('Notes', 'old', null)] },
  {
    state: 'planned',
    changes: [raise],
    issues: [{ ...issueOf({ row: 3, cell: null, field: null }), ...alreadyDone('Invoiced') }],
  },
  { state: 'planned', changes: [changeOf('Notes', 'a', 'n'.repeat(200)), changeOf('Refundable', false, true)] },
  ...Array.from({ length: 25 }, (): WantedRow => ({ state: 'planned', changes: [raise] })),
  { state: 'unchanged' },
  {
    state: 'missing',
    issues: [{ ...issueOf({ row: 31, cell: 'A31', field: 'Id' }), ...recordMissing('ContractDeposit', 5031) }],
  },
  {
    state: 'invalid',
    issues: [
      issueOf({
        row: 32,
        cell: 'B32',
        field: 'Price',
        message: '"ten" is not a number',
        hint: 'write it like 1250.00',
      }),
    ],
  },
  { state: 'blank', id: null, cells: [] },
];

const rows = wanted.map((row, at): WantedRow => ({
  ...row,
  issues: (row.issues ?? []).map((issue) => ({
    ...issue,
    file: 'deposits.csv',
    row: at + 2,
    line: at + 2,
    column: issue.field,
  })),
}));

const shown = `Plan for https://spaces.nexudus.com, as ops@example.com
deposits.csv  contract-deposits, 32 rows

1 cell would be emptied
  clears Notes in 1 record

The same change in several records
  Price 100 -> 110 in 27 records
  1 other change of Notes, 1 of Refundable

Row by row
  deposits.csv row 2, record 5002:
    Price 100 -> 110 (B2)
    clears Notes, was "old" (D2)
  deposits.csv row 3, record 5003: Price 100 -> 110 (B3)
  deposits.csv row 4, record 5004:
    Notes "a" ->
      "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…" (D4)
    Refundable no -> yes (C4)
`;

const verdict = `
28 records would change; 2 of 32 rows are not well. Nothing has been written.
It takes 28 writes and 2 reads: about 30 seconds under Nexudus' limits, 1% of
the writes left today.

  ████████████████████████████████████████████████████░░iimm__
  █ 28 to update
  ░  1 unchanged      the record was like that already
  i  1 invalid        the row cannot be used as it is
  m  1 missing        there is no record with this Id
  _  1 blank          the row is empty
    32 rows in all

  error   Id  record-missing
    A31: there is no ContractDeposit with Id 5031
    -> correct the Id, or delete the row
  error   Price  not-a-date
    B32: "ten" is not a number
    -> write it like 1250.00
  warning already-invoiced
    row 3: the record says Invoiced, so a change has no effect any more or is
    refused
    -> check that it is meant
`;

const ways = `
  run/report.md
  run/rows.csv
  run/rejects.csv

Mend the rows that are not well, then plan them again:
  nexload plan run/rejects.csv --timezone Europe/London

Make these changes:
  nexload apply deposits.csv
`;

describe('the plan on a terminal', () => {
  const request = {
    budget: { limits: 'nexudus', writesToday: 100, writesLeft: 4_900 },
    forecast,
    flagsForRejects: ['--timezone', 'Europe/London'],
    applyCommand: 'nexload apply deposits.csv',
  };

  test('shows what is emptied, the same changes, the first rows by cell, the verdict, the totals, the problems and the way on', async () => {
    const report = await makeRunReport(await fillJournal(plan, [{ input: deposits, rows }]), request);
    const text = renderTerminal(report, plain).replaceAll(/\S*\/run\//g, 'run/');
    expect(text.slice(0, shown.length)).toBe(shown);
    expect(text).toContain('  and 8 more rows, all in run/rows.csv\n');
    const ending = verdict + ways;
    expect(text.slice(-ending.length)).toBe(ending);
  });

  test('is the same for an apply that asks before it writes, but for files and the way on', async () => {
    const run = runOf({ phase: 'sending', exitCode: null, finishedAt: null });
    const report = await makeRunReport(await fillJournal(run, [{ input: deposits, rows }]), {
      ...request,
      folder: null,
    });
    const text = renderPlan(report, plain);
    expect(text.slice(0, shown.length)).toBe(shown);
    const ending = `${verdict}\nMake these changes:\n  nexload apply deposits.csv\n`;
    expect(text.slice(-ending.length)).toBe(ending);
    expect(text).toContain('  and 8 more rows\n');
    expect(text).not.toMatch(/resume|rollback|rows\.csv/);
  });

  test('tells record types apart where there are several', async () => {
    const two = Array.from({ length: 2 }, (): WantedRow => ({
      state: 'planned',
      changes: [changeOf('Notes', null, 'x')],
    }));
    const inputs = [
      { input: deposits, rows: two },
      { input: inputOf(), rows: two },
    ];
    const text = renderTerminal(await makeRunReport(await fillJournal(plan, inputs)), plain);
    expect(text).toContain('  contract-deposits: Notes (empty) -> "x" in 2 records\n');
    expect(text).toContain('  contract-contacts: Notes (empty) -> "x" in 2 records\n');
  });

  test('counts what is too much to show', async () => {
    const many = Array.from({ length: 30 }, (_, at): WantedRow => ({
      state: 'planned',
      changes: [changeOf('Price', Math.floor(at / 2), 100)],
    }));
    const text = renderTerminal(await makeRunReport(await fillJournal(plan, [{ input: deposits, rows: many }])), plain);
    expect(text.match(/in 2 records/g)).toHaveLength(10);
    expect(text).toContain('  10 other changes of Price\n');
    expect(text.match(/deposits\.csv row/g)).toHaveLength(20);
  });

  test('shows fewer rows where each changes much, so that the beginning stays in sight', async () => {
    const fields = ['Price', 'Notes', 'Refundable', 'ProductId', 'CoworkerContractId'];
    const changes = fields.map((field) => changeOf(field, 1, 2));
    const many = Array.from({ length: 30 }, (): WantedRow => ({ state: 'planned', changes }));
    const text = renderTerminal(await makeRunReport(await fillJournal(plan, [{ input: deposits, rows: many }])), plain);
    expect(text.match(/deposits\.csv row/g)).toHaveLength(6);
    expect(text).toContain('  and 24 more rows, all in ');
  });

  test('is short where nothing would change', async () => {
    const well = { ...plan, exitCode: 0 };
    const report = await makeRunReport(await fillJournal(well, [{ input: deposits, rows: [{ state: 'unchanged' }] }]), {
      folder: null,
    });
    expect(renderTerminal(report, plain)).toBe(
      [
        'Plan for https://spaces.nexudus.com, as ops@example.com\ndeposits.csv  contract-deposits, 1 row\n',
        `Nothing would change. Nothing has been written.\n\n  ${'░'.repeat(60)}`,
        '  █ 0 to update\n  ░ 1 unchanged      the record was like that already\n    1 row in all\n',
      ].join('\n'),
    );
  });

  test.each([
    [{}, [{ state: 'planned', changes: [raise] }], '1 record would change. Nothing has been written.'],
    [{}, [{ state: 'missing' }], 'Nothing would change; 1 of 1 row is not well. Nothing has been written.'],
    [{}, [], 'There is no row to compare.'],
    [
      { exitCode: 5, stopped: 'the server cannot be reached' },
      [{ state: 'drafted' }, { state: 'planned', changes: [raise] }],
      'The plan is not complete, because the server cannot be reached: 1 row not compared. Nothing has been written.',
    ],
  ] as const)('of %j with %j is in one sentence %j', async (facts, some, said) => {
    const report = await makeRunReport(
      await fillJournal({ ...plan, exitCode: 0, ...facts }, [{ input: deposits, rows: some }]),
    );
    expect(renderQuietly(report).split('\n')[0]).toBe(said);
  });

  test.each([80, 60])(
    'has no line longer than %d columns but for a single word, a path or a command',
    async (columns) => {
      const report = await makeRunReport(await fillJournal(plan, [{ input: deposits, rows }]), request);
      const long = renderTerminal(report, { ...plain, columns })
        .split('\n')
        .filter(
          (line) => line.length > columns && !/^ {2}(?:\/|nexload |and )/.test(line) && line.trim().includes(' '),
        );
      expect(long).toEqual([]);
    },
  );

  test('says the same with colours', async () => {
    const report = await makeRunReport(await fillJournal(plan, [{ input: deposits, rows }]), request);
    const colorful = renderTerminal(report, { columns: 80, hasColor: true });
    expect(colorful).toContain('\u001b[33m');
    // oxlint-disable-next-line no-control-regex -- colours are control characters
    expect(colorful.replace(/\u001b\[\d+m/g, '')).toBe(renderTerminal(report, plain));
  });

  test('is no alarm to whoever is asked before an apply', async () => {
    const asked = runOf({ command: 'apply', exitCode: null, finishedAt: null, phase: 'planning' });
    const journal = await fillJournal(asked, [{ input: deposits, rows: [{ state: 'planned', changes: [raise] }] }]);
    const said = renderPlan(await makeRunReport(journal, request), { columns: 80, hasColor: true });
    expect(said).toContain('\u001b[32m1 record would change.');
  });
});
