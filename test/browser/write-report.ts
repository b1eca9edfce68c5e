import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openJournal } from '../../src/io/journal/open-journal.ts';
import { readPageTemplate } from '../../src/io/read-page-template.ts';
import { createRunFolder } from '../../src/io/run-folder.ts';
import type { Entry, NewEntry, Run, RunEvent, RunInput } from '../../src/model/run.ts';
import type { RunDocument } from '../../src/report/document.ts';
import { reportRun } from '../../src/report-run.ts';

/** A run as a test wants the journal to have it in the end. */
export interface WantedRun {
  readonly run: Run;
  readonly inputs: ReadonlyArray<{ readonly input: RunInput; readonly rows: readonly WantedEntry[] }>;
  readonly events?: readonly RunEvent[];
}

/** A row with all that became of it. */
export type WantedEntry = Omit<Entry, 'seq' | 'input'>;

/** A report on disk. */
export interface WrittenReport {
  readonly page: string;
  /** report.json beside it. */
  readonly document: RunDocument;
}

/** Makes the report of a run from a journal, in a folder that is gone when the file's tests are over. */
export async function writeReport({ run, inputs, events = [] }: WantedRun): Promise<WrittenReport> {
  const home = await mkdtemp(join(tmpdir(), 'nexload-browser-'));
  afterAll(async () => await rm(home, { recursive: true, force: true }));
  const journal = await openJournal({ home });
  const rows = inputs.reduce((sum, input) => sum + input.rows.length, 0);
  const whole = { ...run, rows };
  await journal.startRun(whole);
  await journal.addEvents(run.id, events);
  let seq = 0;
  for (const [at, { input, rows: wanted }] of inputs.entries()) {
    await journal.saveInput(run.id, at, input);
    await journal.addEntries(run.id, at, wanted satisfies readonly NewEntry[]);
    await journal.updateEntries(
      run.id,
      wanted.map((entry) => ({ seq: ++seq, ...resultOf(entry) })),
    );
  }
  const page = { text: readPageTemplate(), version: '0.0.0', madeAt: Date.parse('2026-11-21T12:00:00Z') };
  const folder = createRunFolder(home, run.id, { formats: new Set(['html', 'json', 'csv']), page });
  await reportRun({ run: whole, journal, folder, budget: null, forecast: null, flagsForRejects: [] });
  await journal.close();
  const document = JSON.parse(await readFile(join(folder.path, 'report.json'), 'utf8')) as RunDocument;
  return { page: join(folder.path, 'report.html'), document };
}

function resultOf({ row: _row, line: _line, cells: _cells, id: _id, values: _values, ...rest }: WantedEntry) {
  return rest;
}
