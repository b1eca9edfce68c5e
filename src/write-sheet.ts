import type { RowSink } from './check-sheet.ts';
import { conventionHeaders } from './map/own-conventions.ts';
import type { Table } from './map/table.ts';
import type { CheckedRow, Issue } from './model.ts';
import type { Output } from './ports.ts';
import type { InputFacts } from './report/document.ts';
import { createRefusedCollector, type RefusedRows } from './report/junit.ts';
import { rejectsHeader, rejectsLine, type RejectsFormat } from './report/rejects-csv.ts';
import { rowOfChecked } from './report/page/row-of.ts';
import type { RowStream } from './report/page/row-stream.ts';
import { createRowsLine, sayIssues } from './report/rows-csv.ts';
import { createTally, type Tally } from './report/tally.ts';
import { nothingUnder, ownHeadersOf } from './sheet-facts.ts';

/** Where the rows of one sheet go; nowhere, where no report is written. */
export interface SheetOutputs {
  readonly rows: Output | null;
  readonly page: RowStream | null;
  /** The number of the input, from 0. */
  readonly input: number;
  /** Called when the first row is refused. */
  readonly openRejects: () => Output | null;
}

/** What became of one sheet. */
export interface WrittenSheet {
  readonly facts: InputFacts;
  readonly tally: Tally;
  readonly rejects: string | null;
  readonly refused: RefusedRows;
  /** What concerns the whole sheet. */
  readonly ofSheet: readonly Issue[];
  /** The issues of a workbook's cells, to be marked in a copy of it. */
  readonly marks: readonly Issue[];
}

/** More wrong cells than this are not marked in the workbook; rejects.csv has them all. */
const mostMarks = 20_000;

/** Takes the rows of one sheet to rows.csv and its rejects file, and counts them. */
export function createSheetWriter(table: Table, outputs: SheetOutputs): RowSink & { result(): WrittenSheet } {
  const rows = createRows(table, outputs);
  const rejects = createRejects(formatOf(table), outputs.openRejects);
  let tally = createTally();
  let marks: Issue[] = [];
  let ofSheet = { spoiling: new Set<Issue>(), said: new Array<Issue>() };

  function takeOfSheet(issues: readonly Issue[]): void {
    for (const issue of issues) tally.takeIssue(issue);
    ofSheet.said.push(...issues);
    marks.push(...issues);
  }

  return {
    start(sheetIssues, conventions) {
      tally = createTally();
      marks = [];
      ofSheet = { spoiling: new Set(sheetIssues), said: [] };
      rows.restart();
      rejects.restart(conventionHeaders(table.columns, conventions));
      takeOfSheet(sheetIssues);
    },
    take(checked) {
      const issues = checked.kind === 'blank' ? [] : checked.issues.filter((issue) => !ofSheet.spoiling.has(issue));
      tally.takeRow(checked.kind, issues);
      if (table.sheet.delimiter === null && marks.length < mostMarks) marks.push(...issues);
      rows.take(checked, ofSheet.spoiling);
      if (checked.kind === 'invalid') rejects.take(checked);
    },
    finish: (remarks, isWhole) =>
      takeOfSheet([...remarks, ...(isWhole && isBlank(tally.result()) ? [nothingUnder(table.sheet)] : [])]),
    result: () => ({
      facts: factsOf(table, tally.result().totals.rows),
      tally: tally.result(),
      ...rejects.close(),
      ofSheet: ofSheet.said,
      marks,
    }),
  };
}

/** The rows in rows.csv and in the page, both of which may have to begin anew. */
function createRows({ sheet, resource }: Table, { rows, page, input }: SheetOutputs) {
  const line = createRowsLine({ file: sheet.file, sheet: sheet.sheet, resource: resource.name });
  const start = { rows: rows?.position() ?? 0, page: page?.mark() };
  return {
    take(checked: CheckedRow, ofSheet: ReadonlySet<Issue>): void {
      rows?.write(line(checked));
      page?.take(rowOfChecked(checked, input, ofSheet));
    },
    restart(): void {
      rows?.rewind(start.rows);
      if (start.page !== undefined) page?.rewind(start.page);
    },
  };
}

function isBlank({ totals: { rows, blank } }: Tally): boolean {
  return rows === blank;
}

function createRejects(origin: RejectsFormat, open: SheetOutputs['openRejects']) {
  let format = origin;
  let output: Output | null = null;
  let count = 0;
  const refused = createRefusedCollector();
  return {
    take(checked: Extract<CheckedRow, { kind: 'invalid' }>): void {
      output ??= open();
      if (count === 0) output?.write(rejectsHeader(format));
      count++;
      output?.write(rejectsLine(format, checked));
      refused.take(checked.row.row, () => sayIssues(checked.issues));
    },
    /** `memory` are headers of ours, for the next reading. */
    restart(memory: readonly string[]): void {
      count = 0;
      refused.clear();
      format = { ...origin, ownHeaders: [...origin.ownHeaders, ...memory] };
      output?.rewind(0);
    },
    close(): Pick<WrittenSheet, 'rejects' | 'refused'> {
      if (count === 0) output?.discard();
      else output?.close();
      return { rejects: count === 0 ? null : (output?.path ?? null), refused: refused.result() };
    },
  };
}

function formatOf(table: Table): RejectsFormat {
  const { header, delimiter } = table.sheet;
  return { header, delimiter: delimiter ?? ',', ownHeaders: ownHeadersOf(table) };
}

function factsOf({ sheet, resource, headers }: Table, rows: number): InputFacts {
  const { file, sheet: name, sha256, encoding, delimiter, headerRow } = sheet;
  return { file, sheet: name, sha256, resource: resource.name, encoding, delimiter, headerRow, columns: headers, rows };
}
