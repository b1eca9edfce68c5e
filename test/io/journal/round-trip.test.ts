import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openJournal } from '../../../src/io/journal/open-journal.ts';
import type { Entry, NewEntry, RunEvent } from '../../../src/model/run.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { anyNewEntry, anyUpdate } from './entries.ts';
import { inputOf, newEntry, runOf } from './facts.ts';

/** A row as the journal has it before anything became of it. */
function fresh(entry: NewEntry, seq: number): Entry {
  const nothingYet = {
    changes: [],
    seen: null,
    before: null,
    attempts: 0,
    httpStatus: null,
    sentAt: null,
    settledAt: null,
  };
  return { ...entry, ...nothingYet, seq, input: 0 };
}

test('a row comes back as it went in, and an update changes what it names and nothing else', async () => {
  const journal = await openJournal({ home: await temporaryFolder() });
  let runs = 0;
  const rows = fc.array(fc.tuple(anyNewEntry, anyUpdate, anyUpdate), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(rows, async (asked) => {
      const run = `run-${(runs += 1)}`;
      await journal.startRun(runOf(run));
      await journal.addEntries(
        run,
        0,
        asked.map(([entry]) => entry),
      );
      await journal.updateEntries(
        run,
        asked.map(([, update], index) => ({ ...update, seq: index + 1 })),
      );
      await journal.updateEntries(
        run,
        asked.map(([, , update], index) => ({ ...update, seq: index + 1 })),
      );
      const listed = await journal.listEntries(run, { limit: 10 });
      expect(listed).toEqual(
        asked.map(([entry, first, second], index) => ({ ...fresh(entry, index + 1), ...first, ...second })),
      );
    }),
    { numRuns: 60 },
  );
  await journal.close();
});

test('what a row had can be taken away again', async () => {
  const journal = await openJournal({ home: await temporaryFolder() });
  await journal.startRun(runOf('one'));
  await journal.addEntries('one', 0, [newEntry()]);
  const record = { Id: 7, Odd: { deep: [1, null, ''] } };
  const change = { field: 'Price', before: 1, after: 2, clears: false };
  await journal.updateEntries('one', [{ seq: 1, seen: record, before: record, changes: [change], httpStatus: 409 }]);
  await journal.updateEntries('one', [{ seq: 1, seen: null, changes: [], httpStatus: null }]);
  expect(await journal.listEntries('one', { limit: 1 })).toEqual([{ ...fresh(newEntry(), 1), before: record }]);
  await journal.close();
});

test('runs are changed in what is named, and listed with the newest first', async () => {
  const journal = await openJournal({ home: await temporaryFolder() });
  await journal.startRun(runOf('middle', { startedAt: 2 }));
  await journal.startRun(runOf('newest', { startedAt: 3 }));
  await journal.startRun(runOf('oldest', { startedAt: 1 }));
  const requests = { reads: 4, writes: 3, throttled: 2, retried: 1 };
  await journal.changeRun('oldest', { phase: 'settled', exitCode: 3, stopped: 'no budget', rows: 5, requests });
  const changed = runOf('oldest', {
    startedAt: 1,
    phase: 'settled',
    exitCode: 3,
    stopped: 'no budget',
    rows: 5,
    requests,
  });
  expect(await journal.listRuns()).toEqual([
    runOf('newest', { startedAt: 3 }),
    runOf('middle', { startedAt: 2 }),
    changed,
  ]);
  expect(await journal.getRun('oldest')).toEqual(changed);
  expect(await journal.getRun('other')).toBeNull();
  await journal.close();
});

test('a run that exists is not started over, and one that does not cannot be written to', async () => {
  const journal = await openJournal({ home: await temporaryFolder() });
  await journal.startRun(runOf('one'));
  await expect(journal.startRun(runOf('one', { command: 'plan' }))).rejects.toThrow('UNIQUE');
  expect((await journal.getRun('one'))?.command).toBe('apply');
  await expect(journal.addEntries('two', 0, [newEntry()])).rejects.toThrow('no run two');
  await expect(journal.changeRun('two', { rows: 1 })).rejects.toThrow('no run two');
  await journal.close();
});

test('inputs and events come back in order, those of the run alone', async () => {
  const journal = await openJournal({ home: await temporaryFolder() });
  const issue = { code: 'twin', severity: 'error', message: 'is there twice', hint: null } as const;
  const issues = [
    {
      ...issue,
      file: 'a',
      sheet: 'S',
      row: 1,
      line: null,
      cell: null,
      column: null,
      field: null,
      value: null,
      source: 'file' as const,
    },
  ];
  const events: RunEvent[] = [
    { at: 30, kind: 'started', ms: 0 },
    { at: 10, kind: 'throttled', ms: 1500.25 },
    { at: 20, kind: 'finished', ms: 0 },
  ];
  await journal.startRun(runOf('one'));
  await journal.startRun(runOf('two'));
  await journal.saveInput('one', 1, inputOf('coworkerproducts', { sheet: 'Möbel', encoding: null, delimiter: null }));
  await journal.saveInput('one', 0, inputOf('contractdeposits'));
  await journal.annotateInput('one', 1, issues);
  await journal.saveInput('two', 0, inputOf('products'));
  await journal.addEvents('one', events.slice(0, 1));
  await journal.addEvents('two', [{ at: 1, kind: 'paused', ms: 1 }]);
  await journal.addEvents('one', events.slice(1));
  expect(await journal.listInputs('one')).toEqual([
    inputOf('contractdeposits'),
    inputOf('coworkerproducts', { sheet: 'Möbel', encoding: null, delimiter: null, issues }),
  ]);
  expect(await journal.listEvents('one')).toEqual(events);
  await expect(journal.annotateInput('one', 2, issues)).rejects.toThrow('no input 2');
  await journal.close();
});
