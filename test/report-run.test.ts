import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { createRunFolder } from '../src/io/run-folder.ts';
import { recordMissing, rejected } from '../src/problems/server.ts';
import { countRun } from '../src/report-run.ts';
import { temporaryFolder } from './helpers/temporary-folder.ts';
import { changeOf, fillJournal, inputOf, runOf, type WantedRow } from './report/fill-journal.ts';
import { linesOf, makeRunReport, textOf } from './report/make-run-report.ts';
import { issueOf } from './report/make-report.ts';

const hostile = 'a\n"b";=1+1,\u001b[2J\u202e\u{1f600}';

const mixed: readonly WantedRow[] = [
  {
    state: 'updated',
    changes: [changeOf('Notes', 'a', 'b')],
    before: { FullName: 'Ada', Notes: 'a' },
    attempts: 2,
    httpStatus: 200,
  },
  {
    state: 'written',
    changes: [changeOf('Notes', null, 'b')],
    before: { FullName: 'Ada', Notes: null },
    attempts: 1,
    httpStatus: 200,
  },
  { state: 'unchanged' },
  {
    state: 'invalid',
    id: null,
    cells: ['x', 'Ada', '+44', hostile],
    issues: [issueOf({ row: 5, cell: 'A5', field: 'Id' })],
  },
  {
    state: 'missing',
    issues: [{ ...issueOf({ row: 6, cell: 'A6', field: 'Id' }), ...recordMissing('ContractContact', 5006) }],
  },
  {
    state: 'rejected',
    changes: [changeOf('Notes', 'a', hostile)],
    issues: [{ ...issueOf({ row: 7, cell: 'D7', field: 'Notes', source: 'server' }), ...rejected(hostile) }],
    before: { Notes: 'a' },
    attempts: 1,
    httpStatus: 400,
  },
  { state: 'stale' },
  { state: 'failed', attempts: 5, httpStatus: 503 },
  { state: 'unknown', attempts: 1 },
  { state: 'sending', attempts: 1, before: { Notes: 'a' } },
  { state: 'planned', changes: [changeOf('Notes', 'a', 'b')] },
  { state: 'drafted' },
  { state: 'blank', id: null, cells: [] },
];

const stopped = { exitCode: 5, phase: 'sending', stopped: 'the server\nfailed \u001b[2J' } as const;

describe('the report of a run', () => {
  test('accounts for every row, and says what its files are', async () => {
    const filled = await fillJournal(runOf(stopped), [{ input: inputOf(), rows: mixed }]);
    const { document } = await makeRunReport(filled);
    expect(document.totals).toEqual({
      rows: 13,
      updated: 2,
      unchanged: 1,
      invalid: 1,
      missing: 1,
      rejected: 1,
      stale: 1,
      failed: 1,
      unknown: 2,
      notAttempted: 2,
      blank: 1,
    });
    expect(document.totals).toEqual(await countRun(filled.journal, filled.run.id));
    expect(document.byResource).toEqual({ 'contract-contacts': document.totals });
    expect(document.run).toEqual({
      id: filled.run.id,
      command: 'apply',
      startedAt: '2026-11-21T09:00:00.000Z',
      finishedAt: '2026-11-21T09:04:00.000Z',
      status: 'stopped',
      exitCode: 5,
      resumeCommand: `nexload resume ${filled.run.id}`,
      stopped: filled.run.stopped,
    });
    expect(Object.keys(document).join(' ')).toBe(
      'schema run target inputs totals byResource requests budget plan issues files',
    );
    expect(Object.keys(document.files)).toEqual(['report', 'markdown', 'rows', 'rejects', 'undo']);
    expect(document.plan).toMatchObject({ update: 4, unchanged: 1, missing: 1, clears: 0, forecast: null });
    expect(JSON.parse(textOf(document.files.report))).toEqual(document);
  });

  test('has a line for each row in rows.csv, with its final state and why it ended so', async () => {
    const filled = await fillJournal(runOf(stopped), [{ input: inputOf(), rows: mixed }]);
    const { document } = await makeRunReport(filled);
    const [header, ...lines] = linesOf(document.files.rows);
    expect(header?.join()).toBe('file,sheet,row,resource,id,status,changed,message,attempts,http_status');
    expect(lines.map((cells) => cells.slice(2).join('|'))).toEqual([
      '2|contract-contacts|5002|updated|Notes "a" -> "b"||2|200',
      '3|contract-contacts|5003|updated|Notes (empty) -> "b"||1|200',
      '4|contract-contacts|5004|unchanged|||0|',
      '5|contract-contacts||invalid||A5 Id: "31/13/2025" is not a date; write it like 2025-12-31|0|',
      '6|contract-contacts|5006|missing||A6 Id: there is no ContractContact with Id 5006; correct the Id, or delete the row|0|',
      '7|contract-contacts|5007|rejected|Notes "a" -> "a / "b";=1+1,\u00b7[2J\u00b7\u{1f600}"|D7 Notes: the server refused it and said "a / "b";=1+1,\u00b7[2J\u00b7\u{1f600}"; correct the row, and apply it again|1|400',
      '8|contract-contacts|5008|stale||somebody else changed the record since it was planned|0|',
      '9|contract-contacts|5009|failed||the server could not take it|5|503',
      '10|contract-contacts|5010|unknown||no answer came, so the write may have happened or not|1|',
      '11|contract-contacts|5011|unknown||row 11: a write went out and no answer is recorded, so it may have happened or not; say `nexload resume`, which reads the record first|1|',
      '12|contract-contacts|5012|not-attempted|Notes "a" -> "b"|the server / failed \u00b7[2J|0|',
      '13|contract-contacts|5013|not-attempted||the server / failed \u00b7[2J|0|',
      '14|contract-contacts||blank|||0|',
    ]);
  });

  test('has one line for a row in rows.csv, whatever the server said', async () => {
    const issues = [issueOf({ message: hostile, hint: null })];
    const rows: readonly WantedRow[] = [{ state: 'rejected', changes: [changeOf(hostile, hostile, hostile)], issues }];
    const { document } = await makeRunReport(await fillJournal(runOf(), [{ input: inputOf(), rows }]));
    const text = textOf(document.files.rows);
    expect(text.split('\n')).toHaveLength(3);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('gives back the rows that are not well as they were, without those that resume brings', async () => {
    const input = inputOf({ delimiter: ';', ownHeaders: ['nexload_resource_contract-contacts'] });
    const filled = await fillJournal(runOf(stopped), [{ input, rows: mixed }]);
    const { document } = await makeRunReport(filled);
    const text = textOf(document.files.rejects?.[0]);
    const [header, ...lines]: readonly string[][] = parse(text, { bom: true, delimiter: ';' });
    expect(header?.slice(4)).toEqual(['nexload_row', 'nexload_error', 'nexload_resource_contract-contacts']);
    expect(lines.map((cells) => cells[4])).toEqual(['5', '6', '7', '8', '9']);
    expect(lines[0]?.slice(0, 4)).toEqual(['x', 'Ada', '+44', hostile]);
  });

  test('is the same, byte for byte, when it is made again', async () => {
    const filled = await fillJournal(runOf(stopped), [{ input: inputOf(), rows: mixed }]);
    const [one, other] = [await temporaryFolder(), await temporaryFolder()].map((place) => createRunFolder(place, 'r'));
    const textsOf = async (folder: ReturnType<typeof createRunFolder> | undefined): Promise<unknown> => {
      await makeRunReport(filled, { folder: folder ?? null });
      const path = folder?.path ?? '';
      return readdirSync(path).map((name) => [name, textOf(join(path, name)).replaceAll(path, '')]);
    };
    expect(await textsOf(one)).toEqual(await textsOf(other));
  });

  test('writes nothing where no folder is', async () => {
    const filled = await fillJournal(runOf(), [{ input: inputOf(), rows: mixed }]);
    expect((await makeRunReport(filled, { folder: null })).document.files).toEqual({});
  });

  test('of a plan leaves nothing to undo or resume, and says that rows were planned only', async () => {
    const run = runOf({ command: 'plan', phase: 'settled' });
    const rows: readonly WantedRow[] = [{ state: 'planned', changes: [changeOf('Notes', 'a', null)] }];
    const forecast = {
      reads: 1,
      writes: 1,
      durationMs: 500,
      endsAt: Date.parse('2026-11-21T09:05:00Z'),
      days: [{ date: '2026-11-21', writes: 1 }],
      shareOfToday: 0.01,
    };
    const budget = { limits: 'nexudus', writesToday: 1, writesLeft: 4_999 };
    const { document } = await makeRunReport(await fillJournal(run, [{ input: inputOf(), rows }]), {
      budget,
      forecast,
    });
    expect(linesOf(document.files.rows)[1]?.slice(5, 8)).toEqual([
      'not-attempted',
      'clears Notes, was "a"',
      'planned only',
    ]);
    expect(document.files.undo).toBeUndefined();
    expect(document.run).toMatchObject({ status: 'complete', resumeCommand: null });
    expect(document.budget).toEqual(budget);
    expect(document.plan).toMatchObject({ update: 1, clears: 1, forecast: { endsAt: '2026-11-21T09:05:00.000Z' } });
  });

  test('of a run without rows is a report as well', async () => {
    const { document } = await makeRunReport(await fillJournal(runOf(), [{ input: inputOf(), rows: [] }]));
    expect(document.totals.rows).toBe(0);
    expect(linesOf(document.files.rows)).toHaveLength(1);
  });

  test('of many rows has all of them, in order', async () => {
    const rows = Array.from({ length: 2_503 }, (): WantedRow => ({ state: 'unchanged' }));
    const { document } = await makeRunReport(await fillJournal(runOf(), [{ input: inputOf(), rows }]));
    expect(linesOf(document.files.rows).map((cells) => cells[2])).toEqual([
      'row',
      ...rows.map((_, at) => String(at + 2)),
    ]);
  });

  test('of several inputs has a file of rejects for each', async () => {
    const inputs = ['in/a.csv', 'b.csv'].map((file) => ({ input: inputOf({ file }), rows: mixed.slice(3, 5) }));
    const book = { input: inputOf({ file: 'c.xlsx', sheet: 'One', delimiter: null }), rows: mixed.slice(3, 4) };
    const { document } = await makeRunReport(await fillJournal(runOf(), [...inputs, book]));
    const names = document.files.rejects?.map((path) => path.split('/').at(-1));
    expect(names).toEqual(['rejects-a.csv', 'rejects-b.csv', 'rejects-c-One.csv']);
    expect(document.inputs.map(({ file, rows }) => [file, rows])).toEqual([
      ['in/a.csv', 2],
      ['b.csv', 2],
      ['c.xlsx', 1],
    ]);
  });

  test('counts an issue of a whole sheet once, though every row that it spoils carries it', async () => {
    const ofSheet = issueOf({ code: 'id-column-missing', row: 1, cell: null, field: null });
    const rows = Array.from({ length: 3 }, (): WantedRow => ({ state: 'invalid', issues: [ofSheet] }));
    const { document, groups } = await makeRunReport(
      await fillJournal(runOf(), [{ input: inputOf({ issues: [ofSheet] }), rows }]),
    );
    expect(groups).toMatchObject([{ code: 'id-column-missing', count: 1 }]);
    expect(document.issues).toHaveLength(1);
    expect(linesOf(document.files.rows)[1]?.[7]).toContain('is not a date');
  });

  test('of a run that was killed ends where something was last known to happen, and can be gone on with', async () => {
    const settledAt = Date.parse('2026-11-21T09:02:00Z');
    const run = runOf({ finishedAt: null, exitCode: null, phase: 'sending' });
    const filled = await fillJournal(run, [
      { input: inputOf(), rows: [{ state: 'updated', settledAt }, { state: 'planned' }] },
    ]);
    expect((await makeRunReport(filled)).document.run).toMatchObject({
      finishedAt: '2026-11-21T09:02:00.000Z',
      status: 'interrupted',
      exitCode: 5,
      resumeCommand: `nexload resume ${run.id}`,
    });
  });

  test('says so where a row that was read is not accounted for', async () => {
    const filled = await fillJournal(runOf(), [{ input: inputOf(), rows: mixed }]);
    const { document } = await makeRunReport({ ...filled, run: { ...filled.run, rows: 14 } });
    expect(document.totals.rows).toBe(14);
    expect(document.run.exitCode).toBe(13);
  });
});
