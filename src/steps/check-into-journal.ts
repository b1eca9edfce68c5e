import { checkSheet, type RowSink } from '../check-sheet.ts';
import { conventionHeaders } from '../map/own-conventions.ts';
import type { MapSettings } from '../map/settings.ts';
import type { Table } from '../map/table.ts';
import type { CheckedRow, Issue } from '../model.ts';
import type { NewEntry, RunInput } from '../model/run.ts';
import type { Progress } from '../ports.ts';
import type { Journal } from '../ports/journal.ts';
import { nothingUnder, ownHeadersOf } from '../sheet-facts.ts';

/** Where the rows of a run go as they are checked. */
export interface JournalPlace {
  readonly run: string;
  readonly journal: Journal;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Checks every row of every table and writes it into the journal, parents before children; gives how many rows were read. */
export async function checkIntoJournal(
  tables: readonly Table[],
  settings: MapSettings,
  place: JournalPlace,
): Promise<number> {
  let rows = 0;
  for (const [input, table] of tables.entries()) {
    const { file } = table.sheet;
    let rowsHere = 0;
    await checkSheet(table, createJournalSink(table, input, place), {
      settings,
      signal: place.signal,
      onRows(done) {
        rowsHere = done;
        place.progress.report({ doing: file, done });
      },
    });
    rows += rowsHere;
    if (place.signal.aborted) break;
  }
  place.progress.end();
  return rows;
}

/** A sink whose sheet may begin anew: rows of an earlier pass are forgotten when the journal takes the first of the next. */
function createJournalSink(table: Table, input: number, { run, journal }: JournalPlace): RowSink {
  let sheet: RunInput | null = null;
  let isNew = false;
  let waiting: NewEntry[] = [];
  let remarks: readonly Issue[] = [];
  let isEmpty = true;

  async function settle(): Promise<void> {
    if (sheet === null) return;
    if (isNew) await journal.saveInput(run, input, sheet);
    if (waiting.length > 0) await journal.addEntries(run, input, waiting);
    if (remarks.length > 0) await journal.annotateInput(run, input, [...sheet.issues, ...remarks]);
    isNew = false;
    waiting = [];
    remarks = [];
  }

  return {
    start(sheetIssues, conventions) {
      const ownHeaders = [...ownHeadersOf(table), ...conventionHeaders(table.columns, conventions)];
      sheet = inputOf(table, sheetIssues, ownHeaders);
      isNew = true;
      waiting = [];
      isEmpty = true;
    },
    take(checked) {
      waiting.push(toEntry(checked));
      isEmpty &&= checked.kind === 'blank';
    },
    finish(ofColumns, isWhole) {
      remarks = [...ofColumns, ...(isWhole && isEmpty ? [nothingUnder(table.sheet)] : [])];
    },
    settle,
  };
}

function inputOf(
  { sheet, resource, headers }: Table,
  issues: readonly Issue[],
  ownHeaders: readonly string[],
): RunInput {
  const { file, sheet: name, sha256, encoding, delimiter, headerRow } = sheet;
  return {
    file,
    sheet: name,
    sha256,
    resource: resource.name,
    encoding,
    delimiter,
    headerRow,
    columns: headers,
    ownHeaders,
    issues,
  };
}

function toEntry(checked: CheckedRow): NewEntry {
  const { row, line, cells } = checked.row;
  switch (checked.kind) {
    case 'valid':
      return { row, line, cells, ...checked.draft, state: 'drafted', issues: checked.issues };
    case 'invalid':
      return { row, line, cells, id: checked.id, values: null, state: 'invalid', issues: checked.issues };
    case 'superseded':
      // The record is as the user wants it: another row speaks for it.
      return { row, line, cells, id: checked.id, values: null, state: 'unchanged', issues: checked.issues };
    case 'blank':
      return { row, line, cells: [], id: null, values: null, state: 'blank', issues: [] };
  }
}
