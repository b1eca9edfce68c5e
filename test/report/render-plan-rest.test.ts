import { expect, test } from 'vitest';
import { renderPlan } from '../../src/report/render-plan.ts';
import { changeOf, fillJournal, inputOf, runOf, type WantedRow } from './fill-journal.ts';
import { makeRunReport } from './make-run-report.ts';

const deposits = inputOf({ file: 'deposits.csv', resource: 'contract-deposits' });
const raise = changeOf('Price', 100, 110);

test('the plan of a run that goes on tells what is left from what is done, and offers nothing that would undo it', async () => {
  const run = runOf({ phase: 'sending', exitCode: 5, stopped: 'the server is in trouble' });
  const some: readonly WantedRow[] = [
    { state: 'updated' },
    { state: 'planned', changes: [raise] },
    { state: 'sending' },
    { state: 'planned', changes: [raise] },
  ];
  const report = await makeRunReport(await fillJournal(run, [{ input: deposits, rows: some }]), { folder: null });
  const text = renderPlan(report, { columns: 80, hasColor: false });
  expect(text).toContain(
    '2 records would still change; 1 is written already, and of 1 it is found out\nfirst whether the write arrived.\n',
  );
  expect(text).toMatch(/█ 1 updated .*\n.*\n.*\? 1 unknown .*\n.*- 2 not attempted/);
  expect(text).not.toMatch(/Nothing has been written|rollback|resume/);
});
