import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openJournal } from '../src/io/journal/open-journal.ts';
import type { NewEntry } from '../src/model/run.ts';
import type { Journal } from '../src/ports/journal.ts';
import { inTransaction } from '../src/sqlite/in-transaction.ts';
import { openDatabase } from '../src/sqlite/open-database.ts';
import { runScript } from './child.ts';
import { contacts, plainRow } from './generate.ts';
import { figureLine } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const rows = 200_000;
const atOnce = 250;
const many = 1_000_000;
const few = 10_000;
const self = fileURLToPath(import.meta.url);

/** Rows a second into the journal and out of it, beside SQLite alone that takes the same text; and the memory for it. */
export function run(): Promise<string[]> {
  return inTemporaryFolder(async (folder) => {
    const speeds = await measureSpeeds(folder);
    const [ofMany, ofFew] = [await measureMemory(folder, many), await measureMemory(folder, few)];
    return [
      ...speeds.map(([what, value]) => figureLine({ what, value, unit: 'rows/s' })),
      figureLine({ what: 'memory at 1,000,000 rows', value: ofMany, unit: 'MB', most: 256 }),
      figureLine({ what: 'memory at 10,000 rows', value: ofFew, unit: 'MB' }),
    ];
  });
}

type Speed = readonly [what: string, rowsPerSecond: number];

async function measureSpeeds(folder: string): Promise<readonly Speed[]> {
  const journal = await openRun(join(folder, 'speed'));
  const speeds: readonly Speed[] = [
    ['SQLite alone, 250 rows a transaction', await timed(rows, async () => fillBare(join(folder, 'bare')))],
    ['added, 250 at once', await timed(rows, async () => await fill(journal, rows))],
    ['listed, 500 at once', await timed(rows, async () => await listAll(journal))],
    ['updated one by one', await timed(rows, async () => await update(journal, 1))],
    ['updated, 50 at once', await timed(rows, async () => await update(journal, 50))],
    ['updated, 50 at once, waiting for the disk', await timed(rows, async () => await update(journal, 50, true))],
  ];
  await journal.close();
  return speeds;
}

async function measureMemory(folder: string, count: number): Promise<number> {
  const { peakMb } = await runScript(self, ['fill', join(folder, String(count)), String(count)]);
  return peakMb;
}

async function timed(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return count / ((performance.now() - started) / 1000);
}

async function openRun(home: string): Promise<Journal> {
  const journal = await openJournal({ home });
  const requests = { reads: 0, writes: 0, throttled: 0, retried: 0 };
  const start = { startedAt: 0, finishedAt: null, phase: 'checking', exitCode: null, stopped: null, rows: 0 } as const;
  const target = { baseUrl: 'http://localhost', user: '' };
  await journal.startRun({ id: 'run', command: 'plan', target, ...start, settings: null, requests });
  return journal;
}

async function fill(journal: Journal, count: number): Promise<void> {
  for (let at = 0; at < count; at += atOnce) await journal.addEntries('run', 0, entriesFrom(at));
}

async function listAll(journal: Journal): Promise<void> {
  for (let after = 0, isEnd = false; !isEnd;) {
    const page = await journal.listEntries('run', { after, limit: 500 });
    after = page.at(-1)?.seq ?? after;
    isEnd = page.length === 0;
  }
}

async function update(journal: Journal, size: number, durably = false): Promise<void> {
  for (let at = 0; at < rows; at += size) {
    const updates = Array.from({ length: size }, (_, index) => ({
      seq: at + index + 1,
      state: 'sending' as const,
      attempts: size,
      sentAt: 1_700_000_000_000 + at,
    }));
    await journal.updateEntries('run', updates, { durably });
  }
}

// What a journal could take at the most: one table, one row at a time, the same text.
function fillBare(path: string): void {
  const database = openDatabase(path);
  database.exec('CREATE TABLE entry (key INTEGER PRIMARY KEY, cells TEXT, "values" TEXT)');
  const insert = database.prepare('INSERT INTO entry (cells, "values") VALUES (?, ?)');
  for (let at = 0; at < rows; at += atOnce) {
    const entries = entriesFrom(at);
    inTransaction(database, () => {
      for (const { cells, values } of entries) insert.run(JSON.stringify(cells), JSON.stringify(values));
    });
  }
  database.close();
}

function entriesFrom(start: number): readonly NewEntry[] {
  return Array.from({ length: atOnce }, (_, index) => entryOf(start + index));
}

function entryOf(index: number): NewEntry {
  const cells = plainRow(contacts, index);
  const values = Object.fromEntries(contacts.header.map((name, column) => [name, cells[column] ?? null]));
  return { row: index + 2, line: index + 2, cells, id: Number(cells[0]), state: 'drafted', values, issues: [] };
}

async function fillAndRead(home: string, count: number): Promise<void> {
  const journal = await openRun(home);
  await fill(journal, count);
  await listAll(journal);
  await journal.countEntries('run');
  await journal.close();
}

// The same file is what the measured process runs.
const [, , word, home, count] = process.argv;
if (word === 'fill' && home !== undefined) await fillAndRead(home, Number(count));
