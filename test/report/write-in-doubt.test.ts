import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/model/run.ts';
import { fillJournal, inputOf, runOf, type WantedRow } from './fill-journal.ts';
import { linesOf, makeRunReport, textOf } from './make-run-report.ts';

const cells = (id: number): readonly string[] => [String(id), '', '', 'b'];
const rows: readonly WantedRow[] = [
  { state: 'updated', cells: cells(5001) },
  { state: 'failed', cells: cells(5002) },
  { state: 'sending', cells: cells(5003), attempts: 1 },
  { state: 'planned', cells: cells(5004) },
];
const formats = ['json', 'csv', 'junit', 'html'] as const;
const reportOf = async (run: Partial<Run>, some = rows) =>
  makeRunReport(await fillJournal(runOf(run), [{ input: inputOf(), rows: some }]), { formats });

describe('a row whose write has no answer', () => {
  test('is neither among the rejects nor counted as not well, where the run can be resumed', async () => {
    const { document } = await reportOf({ exitCode: 130, phase: 'sending' });
    const { rejects = [], junit } = document.files;
    expect(linesOf(rejects[0]).map(([id]) => id)).toStrictEqual(['Id', '5002']);
    expect(textOf(junit)).toContain(
      '<failure message="1 of 4 rows is not well, 1 of 4 rows had no turn, 1 of 4 rows has no answer yet"',
    );
    expect(textOf(junit)).toContain('Of 1 row nobody knows yet whether the write arrived. 1 of 4 rows is not well.');
  });

  test('makes no test fail that resume may still settle', async () => {
    const { document } = await reportOf({ exitCode: 130, phase: 'sending' }, rows.slice(2, 3).concat(rows.slice(0, 1)));
    expect(document.files.rejects).toBeUndefined();
    expect(textOf(document.files.junit)).toContain('<skipped message="1 of 2 rows has no answer yet"/>');
  });

  test('is among the rejects and counted, where nobody can go on', async () => {
    const { document } = await reportOf({ exitCode: 3 });
    const { rejects = [], junit } = document.files;
    expect(linesOf(rejects[0]).map(([id]) => id)).toStrictEqual(['Id', '5002', '5003']);
    expect(textOf(junit)).toContain('<failure message="2 of 4 rows are not well, 1 of 4 rows had no turn"');
  });

  test('has an issue that says so, although nobody was there to note one', async () => {
    const { document } = await reportOf({ exitCode: 130, phase: 'sending' });
    expect(document.issues).toMatchObject([
      {
        code: 'answer-unknown',
        severity: 'error',
        row: 4,
        hint: 'say `nexload resume`, which reads the record first',
      },
    ]);
  });
});
