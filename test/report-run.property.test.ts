import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunTotals } from '../src/index.ts';
import { finalStates, wordOf } from '../src/report/states.ts';
import { changeOf, fillJournal, inputOf, runOf, type WantedRow } from './report/fill-journal.ts';
import { linesOf, makeRunReport } from './report/make-run-report.ts';
import { issueOf } from './report/make-report.ts';
import { rowStates } from './report/row-states.ts';

const row: fc.Arbitrary<WantedRow> = fc.record({
  state: fc.constantFrom(...rowStates),
  id: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
  cells: fc.array(fc.string(), { maxLength: 5 }),
  changes: fc.array(
    fc.string().map((text) => changeOf('Notes', null, text)),
    { maxLength: 2 },
  ),
  issues: fc.array(fc.constantFrom(issueOf(), issueOf({ source: 'server', field: 'Notes' })), { maxLength: 2 }),
  before: fc.option(fc.constant({ Notes: 'a' }), { nil: null }),
  attempts: fc.nat(5),
  httpStatus: fc.option(fc.constantFrom(0, 200, 400, 503), { nil: null }),
  sentAt: fc.option(fc.constant(Date.parse('2026-11-21T09:01:00Z')), { nil: null }),
});

const resources = ['contract-contacts', 'contract-deposits', 'proposal-contracts'] as const;

const input = fc.record({ resource: fc.constantFrom(...resources), rows: fc.array(row, { maxLength: 12 }) });

const ending = fc.constantFrom(
  { phase: 'settled', exitCode: 0, stopped: null },
  { phase: 'sending', exitCode: 5, stopped: 'the server failed' },
  { phase: 'sending', exitCode: null, stopped: null, finishedAt: null },
  { phase: 'planning', exitCode: 130, stopped: 'it was interrupted' },
  { phase: 'settled', exitCode: 4, stopped: 'other rows cannot be used' },
);

const journals = fc.record({
  run: fc
    .tuple(fc.constantFrom('apply', 'plan', 'rollback'), ending)
    .map(([command, end]) => runOf({ command, ...end })),
  inputs: fc.array(input, { minLength: 1, maxLength: 3 }),
});

const options = { numRuns: 25 };

function sumOf(totals: RunTotals): number {
  return finalStates.reduce((sum, state) => sum + totals[state], 0);
}

async function fill({ run, inputs }: typeof journals extends fc.Arbitrary<infer T> ? T : never) {
  const files = inputs.map(({ resource, rows }, at) => ({ input: inputOf({ file: `${at}.csv`, resource }), rows }));
  return fillJournal(run, files);
}

test('whatever a journal holds, every row that was read is accounted for, once, in each part of the report', async () => {
  await fc.assert(
    fc.asyncProperty(journals, async (wanted) => {
      const read = wanted.inputs.flatMap(({ rows }) => rows).length;
      const { document } = await makeRunReport(await fill(wanted));
      const { totals, byResource, inputs, run } = document;
      expect([totals.rows, sumOf(totals)]).toEqual([read, read]);
      expect(run.exitCode).not.toBe(13);
      expect(inputs.map(({ rows }) => rows)).toEqual(wanted.inputs.map(({ rows }) => rows.length));
      const parts = Object.values(byResource);
      for (const state of ['rows', ...finalStates] as const)
        expect(parts.reduce((sum, part) => sum + part[state], 0)).toBe(totals[state]);
      const [, ...lines] = linesOf(document.files.rows);
      expect(lines).toHaveLength(read);
      for (const state of finalStates)
        expect(lines.filter((cells) => cells[5] === wordOf(state))).toHaveLength(totals[state]);
    }),
    options,
  );
});

test('a journal in which rows are lacking, or too many, ends with 13 and says so, whatever else it holds', async () => {
  const off = fc.integer({ min: -40, max: 40 }).filter((difference) => difference !== 0);
  await fc.assert(
    fc.asyncProperty(journals, off, async (wanted, difference) => {
      const filled = await fill(wanted);
      const rows = filled.run.rows + difference;
      const { document } = await makeRunReport({ ...filled, run: { ...filled.run, rows } }, { folder: null });
      expect([document.totals.rows, document.run.exitCode]).toEqual([rows, 13]);
    }),
    options,
  );
});
