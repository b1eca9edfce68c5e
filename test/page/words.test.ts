import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { rowJson, rowsCsv } from '../../page/src/data/export.ts';
import { groupChanges } from '../../page/src/data/groups.ts';
import { groupIssues } from '../../page/src/data/issue-groups.ts';
import { timeSeries } from '../../page/src/data/time-series.ts';
import { isReasonTrouble, saidDuration, saidShown, shortNames, showText } from '../../page/src/data/words.ts';
import { issueOf } from '../report/make-report.ts';
import { makeInput, makeReport, makeRow } from './make-row.ts';

describe('texts', () => {
  test('name what would steer them, and keep what only looks like it', () => {
    expect(showText('a\u202eb\u200f\u0000')).toBe('a[U+202E]b[U+200F][U+0000]');
    expect(showText('one\n\ttwo \u{1f469}\u200d\u{1f467} \u0646\u200c\u0647')).toBe(
      'one\n\ttwo \u{1f469}\u200d\u{1f467} \u0646\u200c\u0647',
    );
  });

  test.each([
    [
      [['spring/a.csv'], ['spring/b.csv']],
      ['a.csv', 'b.csv'],
    ],
    [
      [['spring/a.csv'], ['autumn/a.csv']],
      ['spring/a.csv', 'autumn/a.csv'],
    ],
    [
      [['x/y/a.csv'], ['x/b.csv']],
      ['y/a.csv', 'b.csv'],
    ],
    [
      [
        ['C:\\in\\book.xlsx', 'One'],
        ['C:\\in\\book.xlsx', 'Two'],
      ],
      ['book.xlsx, One', 'book.xlsx, Two'],
    ],
  ] as const)('files are called by what tells them apart: %j', (files, names) => {
    expect(shortNames(files.map(([file, sheet]) => ({ file, sheet: sheet ?? null })))).toEqual(names);
  });

  test.each([
    [0, 'less than 0.1 s'],
    [1_240, '1.2 s'],
    [245_000, '4 min 5 s'],
    [12_000_000, '3 h 20 min'],
    [187_200_000, '2 d 4 h'],
  ])('%i milliseconds are %s', (ms, said) => {
    expect(saidDuration(ms)).toBe(said);
  });

  test('counts say of how many', () => {
    expect([saidShown(40, 40), saidShown(1, 1), saidShown(3, 12_345)]).toEqual([
      '40 rows',
      '1 row',
      '3 of 12,345 rows',
    ]);
  });
});

describe('a row that is carried away', () => {
  const row = makeRow(1, {
    state: 'updated',
    attempts: 1,
    httpStatus: 200,
    sentAt: Date.parse('2026-11-21T09:00:01Z'),
    changes: [{ field: 'Notes', before: null, after: '=cmd|"x"', kind: 'set' }],
  });

  test('holds its values in JSON as they are', () => {
    expect(JSON.parse(rowJson(row, makeReport([row]).facts))).toMatchObject({
      file: 'deposits.csv',
      id: 5_001,
      changes: [{ before: null, after: '=cmd|"x"' }],
      sentAt: '2026-11-21T09:00:01.000Z',
    });
  });

  test('holds nothing in CSV that a spreadsheet would run', () => {
    const reason = '=1+1';
    const states = [
      makeRow(3, { state: 'notAttempted' }),
      makeRow(4, { state: 'planned' }),
      makeRow(5, { state: 'updated' }),
    ];
    const labels = [{ key: 'updated', label: 'put back', meaning: '', count: 1 }] as const;
    const statuses = parse(rowsCsv(states, makeReport([], { states: labels }).facts), { bom: true }).map(
      (line) => line[5],
    );
    expect(statuses).toEqual(['status', 'not-attempted', 'not-attempted', 'updated']);
    const text = rowsCsv([row, makeRow(2, { reason })], makeReport([]).facts);
    const cells = parse(text, { bom: true }).flat();
    expect(cells).toContain("'=1+1");
    expect(cells.filter((cell) => cell.startsWith('='))).toEqual([]);
  });
});

describe('groups', () => {
  test('count changes by field and kind, and name what many records share', () => {
    const price = { field: 'Price', before: 1, after: 2, kind: 'changed' } as const;
    const cleared = { field: 'Notes', before: 'x', after: null, kind: 'cleared' } as const;
    const rows = [makeRow(1, { changes: [price, cleared] }), makeRow(2, { changes: [price] })];
    expect(groupChanges(makeReport(rows)).fields).toEqual([
      {
        field: 'Price',
        rows: 2,
        kinds: { set: 0, changed: 2, cleared: 0 },
        shared: [{ change: price, input: 0, rows: 2 }],
      },
      { field: 'Notes', rows: 1, kinds: { set: 0, changed: 0, cleared: 1 }, shared: [] },
    ]);
  });

  test('count changes that were made, and where none was, those that were to be', () => {
    const changes = [{ field: 'Price', before: 1, after: 2, kind: 'changed' }] as const;
    const planned = [makeRow(1, { state: 'rejected', changes }), makeRow(2, { state: 'notAttempted', changes })];
    const of = (command: string, ...rows: Parameters<typeof makeReport>[0]) => {
      const report = makeReport(rows);
      const { fields: _, ...overview } = groupChanges({
        ...report,
        facts: { ...report.facts, run: { ...report.facts.run, command } },
      });
      return overview;
    };
    expect(of('apply', ...planned, makeRow(3, { state: 'updated', changes }))).toEqual({
      kind: 'made',
      rows: 1,
      planned: 3,
    });
    expect(of('apply', ...planned)).toEqual({ kind: 'unmade', rows: 2, planned: 2 });
    expect(of('plan', ...planned)).toEqual({ kind: 'planned', rows: 2, planned: 2 });
  });

  test('show each issue of a whole sheet by itself, apart from those of rows', () => {
    const absent = (column: string) =>
      issueOf({ severity: 'note', code: 'absent', field: null, column: null, row: null, cell: null, message: column });
    const inputs = [makeInput({ issues: [absent('there is no Price'), absent('there is no Notes')] })];
    const ofRow = issueOf({ severity: 'warning', field: null, column: null });
    const groups = groupIssues(makeReport([makeRow(1, { issues: [ofRow] })], { inputs }));
    expect(
      groups.map(({ title, groups: own }) => [title, own.map(({ example, rows }) => [example.message, rows])]),
    ).toEqual([
      ['The row as a whole', [[ofRow.message, 1]]],
      [
        'The file as a whole',
        [
          ['there is no Price', 0],
          ['there is no Notes', 0],
        ],
      ],
    ]);
  });

  test('count issues by column, columns with errors first', () => {
    const note = issueOf({ severity: 'note', column: 'Notes', field: 'Notes', code: 'n' });
    const rows = [
      makeRow(1, { issues: [note, note] }),
      makeRow(2, { issues: [note] }),
      makeRow(3, { issues: [issueOf()] }),
    ];
    const columns = groupIssues(makeReport(rows));
    expect(columns.map(({ column, count, groups }) => [column, count, groups[0]?.rows])).toEqual([
      ['PauseUntil', 1, 1],
      ['Notes', 3, 2],
    ]);
  });
});

test('the picture over time counts all writes, in a minute before where steps are short, else on average', () => {
  const time = { from: 0, until: 120_000, budget: 60, limits: '', marks: [] };
  const short = timeSeries({
    ...time,
    stepMs: 15_000,
    writes: [
      [0, 5],
      [3, 5],
      [7, 2],
    ],
  });
  expect(short.writes).toEqual([5, 5, 5, 10, 5, 5, 5, 2, 2]);
  const long = timeSeries({
    ...time,
    until: 600_000,
    stepMs: 300_000,
    writes: [
      [0, 50],
      [2, 5],
    ],
  });
  expect(long.writes).toEqual([10, 0, 1]);
});

test('a short run at full speed is drawn as fast as it was from its beginning, and not as a ramp', () => {
  const writes = Array.from({ length: 20 }, (_, step): [number, number] => [step, 10]);
  const time = { from: 0, until: 19_999, stepMs: 1_000, limits: '', marks: [], budget: null, writes };
  const { writes: rates, meaning } = timeSeries(time);
  expect(rates.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 600));
  expect(meaning).toBe('writes a minute, over a second');
  const long = timeSeries({ ...time, until: 600_000 });
  expect([long.writes[0], long.meaning]).toEqual([600, 'writes a minute, over 30 seconds']);
});

describe('the reason of a row has the sign of an error', () => {
  const reason = 'the whole sheet cannot be used';
  test.each([
    ['where the row is refused for the whole sheet', makeRow(1, { state: 'invalid', reason }), true],
    ['unless an issue of its own has it', makeRow(1, { state: 'invalid', reason, issues: [issueOf({})] }), false],
    ['unless the row had no turn', makeRow(1, { state: 'notAttempted', reason }), false],
  ])('%s', (_, row, is) => {
    expect(isReasonTrouble(row)).toBe(is);
  });
});
