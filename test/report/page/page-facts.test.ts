import { expect, test } from 'vitest';
import { pageFacts } from '../../../src/report/page/page-facts.ts';
import { fillJournal, runOf } from '../fill-journal.ts';
import { makeRunReport } from '../make-run-report.ts';

test('a run that is at work has neither an end nor an exit code on its page, and is not called bad', async () => {
  const filled = await fillJournal(runOf({ exitCode: null, finishedAt: null, phase: 'sending' }), []);
  const report = await makeRunReport(filled, { isAtWork: true });
  const extras = { made: { at: '', version: '' }, settings: [], time: null, sheetIssues: [], left: 0 };
  const { run, tone } = pageFacts(report, extras);
  expect([run, tone]).toMatchObject([{ status: 'at-work', finishedAt: null, exitCode: null }, 'mixed']);
});
