import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openJournal } from '../../src/io/journal/open-journal.ts';
import type { Entry, NewEntry, Run, RunInput } from '../../src/model/run.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { runCommand, type Printed } from './run-command.ts';

const run: Run = {
  id: '20250101-120000-apply-aaaa',
  command: 'apply',
  target: { baseUrl: 'https://spaces.nexudus.com', user: 'ops@example.com' },
  startedAt: Date.UTC(2025, 0, 1, 12),
  finishedAt: Date.UTC(2025, 0, 1, 12, 1),
  phase: 'settled',
  rows: 2,
  exitCode: 3,
  stopped: null,
  settings: null,
  requests: { reads: 2, writes: 1, throttled: 0, retried: 0 },
};

const input: RunInput = {
  file: 'deposits.csv',
  sheet: null,
  sha256: 'ab'.repeat(32),
  resource: 'contract-deposits',
  encoding: 'utf-8',
  delimiter: ',',
  headerRow: 1,
  columns: [
    { header: 'Id', field: 'Id' },
    { header: 'Price', field: 'Price' },
  ],
  ownHeaders: [],
  issues: [],
};

function row(at: number, state: Entry['state']): NewEntry {
  return { row: at, line: at, cells: [String(at), '10'], id: at, state, values: { Price: 10 }, issues: [] };
}

interface Scene {
  readonly home: string;
  readonly reports: string;
  /** Runs a command that looks into this home. */
  readonly ask: (...words: readonly string[]) => Promise<Printed>;
}

async function open(runs: readonly Partial<Run>[]): Promise<Scene> {
  const folder = await temporaryFolder();
  const [home, reports] = [join(folder, 'home'), join(folder, 'reports')];
  if (runs.length > 0) await write(home, runs);
  return { home, reports, ask: (...words) => runCommand([...words, '--home', home, '--reports', reports]) };
}

async function write(home: string, runs: readonly Partial<Run>[]): Promise<void> {
  const journal = await openJournal({ home });
  for (const [at, facts] of runs.entries()) {
    const one = { ...run, startedAt: run.startedAt + at * 60_000, ...facts };
    await journal.startRun(one);
    await journal.saveInput(one.id, 0, input);
    await journal.addEntries(one.id, 0, [row(2, 'updated'), row(3, 'missing')]);
  }
  await journal.close();
}

const three = [
  {},
  { id: '20250101-120100-plan-bbbb', command: 'plan' },
  { id: '20250102-120000-apply-cccc', finishedAt: null, exitCode: null, phase: 'sending' },
] as const;

describe('nexload runs', () => {
  test('lists runs, the newest first, with what became of their rows', async () => {
    const { ask } = await open(three);
    const { exitCode, out } = await ask('runs');
    expect(exitCode).toBe(0);
    expect(out.match(/^2025\S+/gm)).toEqual([three[2].id, three[1].id, run.id]);
    expect(out).toContain('1 updated');
    expect(out).toContain(`nexload resume ${three[2].id}`);
    expect((await ask('runs', 'list')).out).toBe(out);
  });

  test('lists them in one document', async () => {
    const { ask } = await open(three);
    expect(JSON.parse((await ask('runs', '--json')).out)).toMatchObject([
      { id: three[2].id, status: 'interrupted', exitCode: null },
      { id: three[1].id, command: 'plan' },
      { id: run.id, totals: { rows: 2, updated: 1, missing: 1 }, target: run.target },
    ]);
  });

  test('lists so many as are asked for, and says that there are more', async () => {
    const { ask } = await open(three);
    const { out } = await ask('runs', '--last', '1');
    expect(out.match(/^2025\S+/gm)).toEqual([three[2].id]);
    expect(out).toMatch(/\n2 older runs; --last lists more\.\n$/);
    expect((await ask('runs', '-q', '--last', '2')).out).toBe(`${three[2].id}\n${three[1].id}\n`);
    expect(await ask('runs', '--last', '0')).toMatchObject({ exitCode: 2 });
  });

  test('says that there is none, and makes no journal', async () => {
    const { ask, home } = await open([]);
    expect((await ask('runs')).out).toContain('There is no run yet');
    expect((await ask('runs', '--json')).out).toBe('[]\n');
    expect(existsSync(home)).toBe(false);
  });

  test('says so where --home is a file', async () => {
    const { ask, home } = await open([]);
    writeFileSync(home, '');
    const { exitCode, err } = await ask('runs');
    expect([exitCode, err]).toEqual([2, expect.stringContaining(`${home} cannot be used to keep state: it is a file`)]);
  });

  test('shows one, by the beginning of its name', async () => {
    const { ask } = await open(three);
    const { exitCode, out } = await ask('runs', 'show', '20250101-1200');
    expect(exitCode).toBe(0);
    expect(out).toContain(run.id);
    expect(out).toContain('deposits.csv: contract-deposits');
    expect(JSON.parse((await ask('runs', 'show', run.id, '--json')).out)).toMatchObject({
      id: run.id,
      inputs: [{ file: 'deposits.csv' }],
    });
  });

  test.each([
    ['a run that is none', three, ['show', 'yesterday'], 'there is no run "yesterday"', three[2].id],
    ['a beginning of several', three, ['show', '20250101'], 'several runs', run.id],
    ['no run', three, ['show'], 'wants a run', 'nexload runs'],
    ['a run where there is none', [], ['show', 'x'], 'there is no run "x"', '--home'],
    ['another action', three, ['delete', 'x'], 'nexload runs cannot do "delete"', 'list, show or prune'],
  ])('refuses to show %s, and says what there is', async (...[, runs, words, message, hint]) => {
    const { exitCode, err } = await (await open(runs)).ask('runs', ...words);
    expect([exitCode, err]).toEqual([2, expect.stringContaining(message)]);
    expect(err).toContain(hint);
  });
});

describe('nexload report', () => {
  test('makes the files of a run again, and overwrites none', async () => {
    const { ask, reports } = await open(three);
    const { exitCode, out } = await ask('report', run.id);
    expect(exitCode).toBe(0);
    expect(out).toContain(join(reports, run.id, 'report.md'));
    await ask('report', '20250101-1200');
    await ask('report', run.id);
    expect(readdirSync(reports).toSorted()).toEqual([run.id, `${run.id}-2`, `${run.id}-3`]);
    const texts = ['', '-2', '-3'].map((end) => readFileSync(join(reports, `${run.id}${end}`, 'rows.csv'), 'utf8'));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('missing');
  });

  test('prints the document of the run', async () => {
    const { ask } = await open(three);
    expect(JSON.parse((await ask('report', run.id, '--json')).out)).toMatchObject({
      run: { id: run.id, exitCode: 3 },
      totals: { rows: 2, updated: 1, missing: 1 },
    });
  });

  test('knows a run that has not come to its end', async () => {
    const { ask } = await open(three);
    expect(await ask('report', three[2].id)).toMatchObject({ exitCode: 0 });
  });

  test('says which runs there are where it finds none', async () => {
    const { ask, reports } = await open(three);
    const { exitCode, err } = await ask('report', 'nothing');
    expect([exitCode, err]).toEqual([2, expect.stringContaining(three[2].id)]);
    expect(existsSync(reports)).toBe(false);
  });
});
