import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { openJournal } from '../src/io/journal/open-journal.ts';
import type { FieldChange, Issue } from '../src/model.ts';
import type { EntryUpdate, NewEntry, Run } from '../src/model/run.ts';
import type { Journal } from '../src/ports/journal.ts';
import { defaultSending } from '../src/sending.ts';
import { lookAt, type Looked } from './browser.ts';
import { runNexload, runScript, type Taken } from './child.ts';
import { contacts, plainRow } from './generate.ts';
import { figureLine, median } from './table.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const many = 100_000;
const few = 10_000;
const rounds = 3;
const atOnce = 500;
const runId = '20260105-183000-apply-be9c';
const file = 'contract-contacts.csv';
const startedAt = Date.UTC(2026, 0, 5, 18, 30);
const self = fileURLToPath(import.meta.url);

/** Making the report of a run from its journal; opening and filtering its page beside a plain table of the same rows. */
export async function run(): Promise<string[]> {
  return inTemporaryFolder(async (folder) => {
    const [ofFew, ofMany] = [await makeReports(folder, few), await makeReports(folder, many)];
    const lines = [...toLines(few, ofFew.taken), ...toLines(many, ofMany.taken)];
    for (const { rows, page } of [ofFew, ofMany]) {
      const [own, other] = [await lookAt(page, rounds), await lookAt(writePlain(page), rows === many ? 1 : rounds)];
      if (own === null || other === null) return [...lines, 'There is no Chromium here to open the page with.'];
      lines.push(...toPageLines(rows, own, other));
    }
    return lines;
  });
}

interface Made {
  readonly rows: number;
  readonly taken: readonly Taken[];
  readonly page: string;
}

async function makeReports(folder: string, rows: number): Promise<Made> {
  const home = join(folder, `home-${rows}`);
  await runScript(self, ['fill', home, String(rows)]);
  const taken: Taken[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const reports = join(folder, `reports-${rows}-${round}`);
    taken.push(await runNexload(['report', runId, '--home', home, '--reports', reports, '--quiet']));
  }
  return { rows, taken, page: join(folder, `reports-${rows}-0`, runId, 'report.html') };
}

function toLines(rows: number, taken: readonly Taken[]): readonly string[] {
  const said = `${rows.toLocaleString('en')} rows`;
  const seconds = median(taken.map((one) => one.seconds));
  const cpuSeconds = median(taken.map((one) => one.cpuSeconds));
  const peakMb = Math.max(...taken.map((one) => one.peakMb));
  const limits = rows === many ? { time: { most: 5 }, memory: { most: 300 } } : { time: {}, memory: {} };
  return [
    figureLine({ what: `nexload report, ${said}, all files`, value: seconds, unit: 's', ...limits.time }),
    figureLine({ what: '  processor time, all threads', value: cpuSeconds, unit: 's' }),
    figureLine({ what: `memory, ${said}`, value: peakMb, unit: 'MB', ...limits.memory }),
  ];
}

function toPageLines(rows: number, own: Looked, plain: Looked): readonly string[] {
  const said = `${rows.toLocaleString('en')} rows`;
  const line = (what: string, key: keyof Looked, unit: string): readonly string[] => [
    figureLine({ what: `${what}, ${said}`, value: own[key], unit }),
    figureLine({ what: '  the same of a plain table', value: plain[key], unit }),
  ];
  return [
    ...line('size of the page', 'sizeMb', 'MB'),
    ...line('first paint', 'paintMs', 'ms'),
    ...line('until it can be used', 'readyMs', 'ms'),
    ...line('filter by a word', 'filterMs', 'ms'),
    ...line('filter taken back', 'clearMs', 'ms'),
  ];
}

/** A table of HTML with what rows.csv says, and a field that hides the rows without a word. */
function writePlain(page: string): string {
  const lines: string[][] = parse(readFileSync(page.replace('report.html', 'rows.csv'), 'utf8'), {
    from: 2,
    bom: true,
  });
  const rows = lines.map((cells) => `<tr>${cells.map((cell) => `<td>${escape(cell)}`).join('')}`);
  const path = page.replace('report.html', 'plain.html');
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><input type="search"><table>${rows.join('\n')}</table>${filterScript}`,
  );
  return path;
}

const filterScript = `<script>
const rows = [...document.querySelectorAll('tr')].map((row) => [row, row.textContent.toLowerCase()]);
document.querySelector('input').addEventListener('input', ({ target }) => {
  for (const [row, text] of rows) row.hidden = !text.includes(target.value.toLowerCase());
});
</script>`;

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

async function fill(home: string, rows: number): Promise<void> {
  mkdirSync(home, { recursive: true });
  const journal = await openJournal({ home });
  await journal.startRun(runOf(rows));
  await journal.saveInput(runId, 0, {
    file,
    sheet: null,
    sha256: 'c0ffee',
    resource: contacts.name,
    encoding: 'utf-8',
    delimiter: ',',
    headerRow: 1,
    columns: contacts.header.map((header) => ({ header, field: header })),
    ownHeaders: [],
    issues: [],
  });
  for (let at = 0; at < rows; at += atOnce) await addRows(journal, at);
  await journal.close();
}

function runOf(rows: number): Run {
  const sending = { ...defaultSending, isConfirmed: true };
  return {
    id: runId,
    command: 'apply',
    target: { baseUrl: 'https://spaces.nexudus.com', user: 'ops@example.com' },
    startedAt,
    finishedAt: startedAt + rows * 1_000,
    phase: 'settled',
    exitCode: 3,
    stopped: null,
    rows,
    settings: { sending, flagsForRejects: [], duplicates: 'error' },
    requests: { reads: rows / 25, writes: rows, throttled: 0, retried: 0 },
  };
}

async function addRows(journal: Journal, start: number): Promise<void> {
  const places = Array.from({ length: atOnce }, (_, index) => start + index);
  await journal.addEntries(runId, 0, places.map(entryOf));
  await journal.updateEntries(runId, places.map(outcomeOf));
}

function entryOf(at: number): NewEntry {
  const cells = plainRow(contacts, at);
  return { row: at + 2, line: at + 2, cells, id: Number(cells[0]), state: 'drafted', values: recordOf(at), issues: [] };
}

/** Seven rows in ten are updated, two are unchanged, and one is not well. */
function outcomeOf(at: number): EntryUpdate {
  const seq = at + 1;
  const part = at % 20;
  const seen = recordOf(at);
  if (part < 4) return { seq, state: 'unchanged', seen };
  if (part === 4) return { seq, state: 'invalid', issues: [issueOf(at, 'is not an e-mail address')] };
  const changes = changesOf(at);
  const sent = { seen, attempts: 1, sentAt: startedAt + at * 1_000, settledAt: startedAt + at * 1_000 + 400, changes };
  if (part === 5)
    return { seq, state: 'rejected', ...sent, httpStatus: 200, issues: [issueOf(at, 'is taken already')] };
  return { seq, state: 'updated', ...sent, httpStatus: 200, before: { ...companions, ...seen } };
}

function recordOf(at: number): Readonly<Record<string, string>> {
  const cells = plainRow(contacts, at);
  return Object.fromEntries(contacts.header.map((name, column) => [name, cells[column] ?? '']));
}

/** A record has as many fields again that no file speaks of. */
const companions = Object.fromEntries(
  contacts.header.map((name) => [`Coworker${name}`, `the ${name} of the coworker`]),
);

function changesOf(at: number): readonly FieldChange[] {
  const [, , name = '', , email = ''] = plainRow(contacts, at);
  return [
    { field: 'Email', before: email.replace('mail.test', 'old.test'), after: email, clears: false },
    { field: 'Notes', before: `Was called by ${name}`, after: null, clears: true },
  ];
}

function issueOf(at: number, said: string): Issue {
  const value = plainRow(contacts, at)[4] ?? '';
  return {
    code: 'not-an-email',
    severity: 'error',
    file,
    sheet: null,
    row: at + 2,
    line: at + 2,
    cell: `E${at + 2}`,
    column: 'Email',
    field: 'Email',
    value,
    message: `"${value}" ${said}`,
    hint: 'write it like name@example.com',
    source: 'file',
  };
}

const [, script, word, home, count] = process.argv;
if (script === self && word === 'fill' && home !== undefined) await fill(home, Number(count));
