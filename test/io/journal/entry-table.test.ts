import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openJournal } from '../../../src/io/journal/open-journal.ts';
import type { NewEntry, RowState } from '../../../src/model/run.ts';
import type { Journal } from '../../../src/ports/journal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { states } from './entries.ts';
import { inputOf, newEntry, runOf } from './facts.ts';

async function journalWith(...runs: readonly string[]): Promise<Journal> {
  const journal = await openJournal({ home: await temporaryFolder() });
  for (const run of runs) await journal.startRun(runOf(run));
  return journal;
}

function rowsOf(count: number, facts: Partial<NewEntry> = {}): readonly NewEntry[] {
  return Array.from({ length: count }, (_, index) => newEntry({ row: index + 2, ...facts }));
}

async function seqsOf(journal: Journal, query: Parameters<Journal['listEntries']>[1]): Promise<readonly number[]> {
  return (await journal.listEntries('one', query)).map(({ seq }) => seq);
}

test('rows are numbered through the whole run, whatever is written to other runs meanwhile', async () => {
  const journal = await journalWith('one', 'two');
  await journal.addEntries('one', 0, rowsOf(2));
  await journal.addEntries('two', 0, rowsOf(3));
  await journal.addEntries('one', 0, rowsOf(1));
  await journal.addEntries('one', 1, rowsOf(2));
  const listed = await journal.listEntries('one', { limit: 99 });
  expect(listed.map(({ seq, input }) => [seq, input])).toEqual([
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 1],
    [5, 1],
  ]);
  expect(await journal.listEntries('two', { limit: 99 })).toHaveLength(3);
  await journal.close();
});

test('an input that is saved again starts anew, and the inputs before it stay', async () => {
  const journal = await journalWith('one', 'two');
  await journal.saveInput('two', 1, inputOf('contracts'));
  await journal.addEntries('two', 1, rowsOf(2));
  await journal.saveInput('one', 0, inputOf('contracts'));
  await journal.addEntries('one', 0, rowsOf(2));
  await journal.saveInput('one', 1, inputOf('deposits'));
  await journal.addEntries('one', 1, rowsOf(3, { cells: ['first try'] }));
  await journal.updateEntries('one', [{ seq: 4, before: { Id: 1 } }]);
  await journal.saveInput('one', 1, inputOf('deposits', { ownHeaders: ['nexload_dates'] }));
  expect(await seqsOf(journal, { limit: 99 })).toEqual([1, 2]);
  await journal.addEntries('one', 1, rowsOf(2, { cells: ['second try'] }));
  const again = await journal.listEntries('one', { input: 1, limit: 99 });
  expect(again.map(({ seq, cells, before }) => [seq, cells, before])).toEqual([
    [3, ['second try'], null],
    [4, ['second try'], null],
  ]);
  expect((await journal.listInputs('one'))[1]?.ownHeaders).toEqual(['nexload_dates']);
  expect(await journal.listEntries('two', { limit: 99 })).toHaveLength(2);
  await journal.close();
});

test('a long list is gone through piece by piece', async () => {
  const journal = await journalWith('one');
  await journal.addEntries('one', 0, rowsOf(5));
  expect(await seqsOf(journal, { limit: 2 })).toEqual([1, 2]);
  expect(await seqsOf(journal, { limit: 2, after: 2 })).toEqual([3, 4]);
  expect(await seqsOf(journal, { limit: 2, after: 4 })).toEqual([5]);
  expect(await seqsOf(journal, { limit: 2, after: 5 })).toEqual([]);
  await journal.close();
});

test('a list can be held to some states and to one input', async () => {
  const journal = await journalWith('one');
  for (const state of states) await journal.addEntries('one', states.indexOf(state) % 2, rowsOf(1, { state }));
  for (const [index, state] of states.entries()) {
    expect(await seqsOf(journal, { states: [state], limit: 99 })).toEqual([index + 1]);
  }
  expect(await seqsOf(journal, { states: ['drafted', 'sending', 'blank'], limit: 99 })).toEqual([1, 3, 13]);
  expect(await seqsOf(journal, { states: ['drafted', 'sending', 'blank'], after: 1, limit: 1 })).toEqual([3]);
  expect(await seqsOf(journal, { input: 1, limit: 99 })).toEqual([2, 4, 6, 8, 10, 12]);
  expect(await seqsOf(journal, { input: 0, limit: 99 })).toEqual([1, 3, 5, 7, 9, 11, 13]);
  expect(await seqsOf(journal, { input: 1, states: ['planned', 'sending'], limit: 99 })).toEqual([2]);
  expect(await seqsOf(journal, { states: [], limit: 99 })).toEqual([]);
  await journal.close();
});

test('rows are counted by input and state', async () => {
  const journal = await journalWith('one', 'two');
  await journal.addEntries('one', 0, [...rowsOf(2), ...rowsOf(1, { state: 'blank' })]);
  await journal.addEntries('one', 1, rowsOf(4));
  await journal.addEntries('two', 0, rowsOf(9));
  expect(await journal.countEntries('one')).toEqual([
    { input: 0, state: 'drafted', count: 2 },
    { input: 0, state: 'blank', count: 1 },
    { input: 1, state: 'drafted', count: 4 },
  ]);
  await journal.close();
});

/** One step of a random life of a run; rows are chosen by a fraction of those that are there. */
type Act =
  | { readonly kind: 'save' }
  | { readonly kind: 'again' }
  | { readonly kind: 'add'; readonly states: readonly RowState[] }
  | { readonly kind: 'update'; readonly at: number; readonly state: RowState };

const state = fc.constantFrom(...states);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('save' as const) }),
  fc.record({ kind: fc.constant('again' as const) }),
  fc.record({ kind: fc.constant('add' as const), states: fc.array(state, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('update' as const), at: fc.double({ min: 0, max: 0.999, noNaN: true }), state }),
);

/** What a run should hold after an act: the input and state of each row, in order. */
interface Expected {
  readonly input: number;
  readonly rows: ReadonlyArray<{ readonly input: number; readonly state: RowState }>;
}

async function perform(journal: Journal, run: string, { was, next }: { was: Expected; next: Act }): Promise<Expected> {
  const { input, rows } = was;
  switch (next.kind) {
    case 'save':
      await journal.saveInput(run, input + 1, inputOf('contracts'));
      return { input: input + 1, rows };
    case 'again':
      await journal.saveInput(run, input, inputOf('contracts'));
      return { input, rows: rows.filter((row) => row.input !== input) };
    case 'add':
      await journal.addEntries(
        run,
        input,
        next.states.map((one) => newEntry({ state: one })),
      );
      return { input, rows: [...rows, ...next.states.map((one) => ({ input, state: one }))] };
    case 'update': {
      const index = Math.floor(next.at * rows.length);
      if (rows.length > 0) await journal.updateEntries(run, [{ seq: index + 1, state: next.state }]);
      return { input, rows: rows.map((row, at) => (at === index ? { ...row, state: next.state } : row)) };
    }
  }
}

test('the counts add up to the rows that are there, whatever was done', async () => {
  const journal = await journalWith();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const run = `run-${(runs += 1)}`;
      await journal.startRun(runOf(run));
      let expected: Expected = { input: 0, rows: [] };
      for (const next of acts) expected = await perform(journal, run, { was: expected, next });
      const counts = await journal.countEntries(run);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(expected.rows.length);
      for (const { count, ...kind } of counts) {
        expect(expected.rows.filter((row) => row.input === kind.input && row.state === kind.state)).toHaveLength(count);
      }
      const listed = await journal.listEntries(run, { limit: 999 });
      expect(listed.map(({ input, state: one }) => ({ input, state: one }))).toEqual(expected.rows);
    }),
    { numRuns: 60 },
  );
  await journal.close();
});
