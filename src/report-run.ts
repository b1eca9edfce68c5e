import { runPruned } from './errors/runs.ts';
import type { Entry, Requests, Run, RunEvent, RunInput } from './model/run.ts';
import type { RunFolder } from './ports.ts';
import type { BudgetUsage, Forecast } from './ports/budget.ts';
import type { EntryQuery, Journal } from './ports/journal.ts';
import { buildRunReport } from './report/build-run-report.ts';
import { createChangeCounter, type ChangeFacts } from './report/change-groups.ts';
import type { ReportFiles, RunTotals } from './report/document.ts';
import { createEntryRow } from './report/page/row-of.ts';
import { createTimeLine, type TimeLine } from './report/page/time-line.ts';
import { createRejectsNames } from './report/rejects-name.ts';
import type { RunReport } from './report/report.ts';
import { rowsHeader } from './report/rows-csv.ts';
import { whyNotAttempted } from './report/say-entry.ts';
import { totalsOf } from './report/states.ts';
import { tellDoubt } from './report/tell-doubt.ts';
import { isResumable } from './report/way-on.ts';
import { limitsOf, saySettings } from './say-settings.ts';
import { folderForCells, writeDocuments, type DocumentParts } from './write-documents.ts';
import { createPageWriter, type PageWriter } from './write-page.ts';
import { createEntryWriter, type WrittenInput } from './write-entries.ts';
import { createUndoFields, writeUndo, type UndoFields } from './write-undo.ts';

/** What a report is made of: a run in the journal, and what is known besides while it runs. */
export interface ReportRequest {
  readonly run: Run;
  readonly journal: Journal;
  /** Where the files go; none are written where it is null. */
  readonly folder: RunFolder | null;
  readonly budget: BudgetUsage | null;
  readonly forecast: Forecast | null;
  /** Whether `nexload resume` has anything to do; by default where an apply or a rollback is not settled. */
  readonly resumable?: boolean;
  /** True while another process works on it: nobody can go on with it or put it back. */
  readonly isAtWork?: boolean;
  /** The flags that make the mended rejects be understood as the file was. */
  readonly flagsForRejects: readonly string[];
  /** What else was written, such as marked workbooks. */
  readonly files?: ReportFiles;
  /** The command that carries out a plan. */
  readonly applyCommand?: string;
}

/** Entries are taken from the journal so many at a time. */
const pageSize = 500;

/** Makes the report of a run from its journal alone, and writes its files; any report can be made again later. */
export async function reportRun(request: ReportRequest): Promise<RunReport> {
  const { journal, folder } = request;
  if (request.run.prunedAt !== undefined) throw runPruned(request.run.id, request.run.prunedAt);
  const run = { ...request.run, requests: await countRequests(request.run, journal) };
  const inputs = await journal.listInputs(run.id);
  const counts = await journal.countEntries(run.id);
  const rowsOf = (input: number) => totalsOf(counts.filter((count) => count.input === input)).rows;
  const resumable = request.isAtWork !== true && (request.resumable ?? isResumable(run));
  const isOpen = resumable || request.isAtWork === true;
  const notAttempted = whyNotAttempted(run, totalsOf(counts).invalid);
  const written = await writeEntries(request, { inputs, notAttempted, isOpen });
  const cells = folderForCells(folder);
  const undo = cells === null ? [] : await writeUndo(undoable(request), { ...written, inputs, folder: cells });
  const results = written.results.map(({ ended, ...result }, input) => {
    return { ...result, totals: { ...ended, rows: rowsOf(input) } };
  });
  const facts = { ...request, ...written, run, resumable, inputs: results };
  const rejects = results.flatMap((result) => result.rejects ?? []);
  const made = { ...written.files, ...request.files, ...filesOf('rejects', rejects), ...filesOf('undo', undo) };
  return writeDocuments({
    folder,
    build: (files) => buildRunReport(facts, { ...files, ...made }),
    page: written.page,
    extras: pageExtras(request, written),
    refused: results.map(({ refused, totals }) => ({
      ...refused,
      left: run.command === 'plan' ? 0 : totals.notAttempted,
      inDoubt: isOpen ? totals.unknown : 0,
    })),
  });
}

/** How many rows of a run ended how, so far. */
export async function countRun(journal: Journal, run: string): Promise<RunTotals> {
  return totalsOf(await journal.countEntries(run));
}

/**
 * How many requests a run made. A kill, or whatever broke it off, loses the counts since the last batch; the rows know of every
 * write.
 */
export async function countRequests(run: Run, journal: Journal): Promise<Requests> {
  const { id, requests } = run;
  const hasEnd = run.exitCode !== null && run.closing !== undefined;
  return hasEnd ? requests : { ...requests, writes: Math.max(requests.writes, await journal.countAttempts(id)) };
}

interface WrittenEntries {
  readonly results: ReadonlyArray<WrittenInput & { readonly facts: RunInput }>;
  readonly changes: ChangeFacts;
  readonly made: ChangeFacts;
  readonly fields: UndoFields['fields'];
  readonly lastKnownAt: number;
  readonly files: ReportFiles;
  readonly page: PageWriter | null;
  readonly time: TimeLine;
}

/** What the rows of a run are told with. */
interface EntryFacts {
  readonly inputs: readonly RunInput[];
  readonly notAttempted: string;
  readonly isOpen: boolean;
}

/** Goes through all rows once, in order, and takes them wherever they belong. */
async function writeEntries(
  request: ReportRequest,
  { inputs, notAttempted, isOpen }: EntryFacts,
): Promise<WrittenEntries> {
  const folder = folderForCells(request.folder);
  const rows = folder?.create('rows.csv') ?? null;
  rows?.write(rowsHeader);
  const changes = createChangeCounter();
  const made = createChangeCounter();
  const undo = createUndoFields(inputs);
  const events = await request.journal.listEvents(request.run.id);
  const page = createPageTaker(request, { inputs, notAttempted }, events);
  const place = { rows, folder, nameRejects: createRejectsNames(inputs.length), changes, made, notAttempted, isOpen };
  const writers = inputs.map((input) => createEntryWriter(input, place));
  let lastKnownAt = 0;
  for await (const entries of pages(request, { view: 'told' })) {
    for (const kept of entries) {
      // What is on its way in a run that is still at work is no trouble.
      const entry = request.isAtWork === true ? kept : tellDoubt(kept, inputs[kept.input], isOpen);
      writers[entry.input]?.take(entry);
      undo.take(entry);
      page.take(entry);
      lastKnownAt = Math.max(lastKnownAt, entry.settledAt ?? 0, entry.sentAt ?? 0);
    }
  }
  rows?.close();
  const results = inputs.flatMap((facts, input) => {
    const result = writers[input]?.result();
    return result === undefined ? [] : [{ ...result, facts }];
  });
  const files = rows === null ? {} : { rows: rows.path };
  return { results, changes: changes.result(), made: made.result(), fields: undo.fields, lastKnownAt, files, ...page };
}

/** Takes rows to the page, and counts writes by time. */
function createPageTaker(
  { run, folder }: ReportRequest,
  facts: Parameters<typeof createEntryRow>[1],
  events: readonly RunEvent[],
) {
  const page = createPageWriter(folder);
  const time = createTimeLine(run.startedAt, events);
  const toRow = createEntryRow(run, facts);
  return {
    page,
    time,
    take(entry: Entry): void {
      page?.rows.take(toRow(entry));
      if (entry.sentAt !== null) time.take(entry.sentAt);
    },
  };
}

/** Rows whose writes were accepted. */
function undoable(request: ReportRequest): AsyncIterable<readonly Entry[]> {
  return pages(request, { states: ['updated', 'written'], view: 'undone' });
}

async function* pages(
  { run, journal }: ReportRequest,
  query: Omit<EntryQuery, 'limit' | 'after'>,
): AsyncIterable<readonly Entry[]> {
  for (let after = 0; ;) {
    const page = await journal.listEntries(run.id, { ...query, after, limit: pageSize });
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.seq ?? after;
  }
}

/** What the page tells besides, from the journal alone, so that it is the same whenever it is made. */
function pageExtras(
  { run }: ReportRequest,
  { results, lastKnownAt, time }: WrittenEntries,
): DocumentParts<RunReport>['extras'] {
  const settings = saySettings(run.settings, run.command);
  const facts = {
    until: run.finishedAt ?? lastKnownAt,
    hasEnd: run.exitCode !== null,
    limits: limitsOf(run.settings),
  };
  return { settings, time: time.result(facts), sheetIssues: results.map((result) => result.facts.issues) };
}

function filesOf(name: 'rejects' | 'undo', paths: readonly string[]): ReportFiles {
  return paths.length === 0 ? {} : { [name]: paths };
}
