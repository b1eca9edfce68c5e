import { onTestFinished } from 'vitest';
import { openJournal } from '../../src/io/journal/open-journal.ts';
import type { FieldChange } from '../../src/model.ts';
import type { Entry, Run, RunInput } from '../../src/model/run.ts';
import type { Journal } from '../../src/ports/journal.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** A row as a test wants the journal to have it in the end. */
export type WantedRow = Partial<Omit<Entry, 'seq' | 'input'>> & Pick<Entry, 'state'>;

/** A run of an apply that came to its end; what a test does not say is as usual. */
export function runOf(facts: Partial<Run> = {}): Run {
  return {
    id: '20261121-090000-apply-7f3a',
    command: 'apply',
    target: { baseUrl: 'https://spaces.nexudus.com', user: 'ops@example.com' },
    startedAt: Date.parse('2026-11-21T09:00:00Z'),
    finishedAt: Date.parse('2026-11-21T09:04:00Z'),
    phase: 'settled',
    exitCode: 0,
    stopped: null,
    rows: 0,
    settings: {},
    requests: { reads: 9, writes: 4, throttled: 0, retried: 0 },
    ...facts,
  };
}

/** A file of contacts with these facts. */
export function inputOf(facts: Partial<RunInput> = {}): RunInput {
  return {
    file: 'contacts.csv',
    sheet: null,
    sha256: 'c0ffee',
    resource: 'contract-contacts',
    encoding: 'utf-8',
    delimiter: ',',
    headerRow: 1,
    columns: ['Id', 'FullName', 'PhoneNumber', 'Notes'].map((field) => ({ header: field, field })),
    ownHeaders: [],
    issues: [],
    ...facts,
  };
}

/** One field's change. */
export function changeOf(field: string, before: FieldChange['before'], after: FieldChange['after']): FieldChange {
  return { field, before, after, clears: after === null && before !== null };
}

/** A journal in a folder of its own with one run, its inputs and their rows. */
export async function fillJournal(
  run: Run,
  inputs: ReadonlyArray<{ readonly input: RunInput; readonly rows: readonly WantedRow[] }>,
): Promise<{ readonly journal: Journal; readonly run: Run }> {
  const journal = await openJournal({ home: await temporaryFolder() });
  onTestFinished(async () => await journal.close());
  const rows = inputs.reduce((sum, one) => sum + one.rows.length, 0);
  const whole = { ...run, rows };
  await journal.startRun(whole);
  let seq = 0;
  for (const [at, one] of inputs.entries()) {
    await journal.saveInput(run.id, at, one.input);
    const wanted = one.rows.map((facts, index) => entryOf(index + 2, facts));
    await journal.addEntries(run.id, at, wanted);
    await journal.updateEntries(
      run.id,
      wanted.map(({ row: _row, line: _line, cells: _cells, id: _id, values: _values, ...rest }) => ({
        seq: ++seq,
        ...rest,
      })),
    );
  }
  return { journal, run: whole };
}

function entryOf(row: number, facts: WantedRow): Omit<Entry, 'seq' | 'input'> {
  const id = facts.id === undefined ? 5000 + row : facts.id;
  return {
    row,
    line: row,
    cells: [String(id ?? ''), 'Ada', '', ''],
    id,
    values: {},
    issues: [],
    changes: [],
    seen: null,
    before: null,
    attempts: 0,
    httpStatus: null,
    sentAt: null,
    settledAt: null,
    ...facts,
  };
}
