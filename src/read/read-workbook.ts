import * as errors from '../errors.ts';
import type { Batch, Row, Sheet } from '../model.ts';
import type { Source } from '../ports.ts';
import * as say from '../problems/columns.ts';
import { listAnd, quote } from '../problems/quote.ts';
import { isBlank } from '../resources/codecs/tidy.ts';
import { unguard } from '../resources/guard.ts';
import { findHeader, mostColumns } from './find-header.ts';
import type { FileFacts } from './inspect.ts';
import type { Input, SkippedSheet } from './read-input.ts';
import type { ReadOptions } from './read-options.ts';
import { openWorkbook, WorkbookProblem, type WorkbookSheet } from './xlsx/workbook.ts';

const headRows = 60;

/** Opens a workbook: every sheet with a header that fits is a table, the others are passed over and named. */
export async function readWorkbook(source: Source, facts: FileFacts, options: ReadOptions): Promise<Input> {
  const sheets: Sheet[] = [];
  const skipped: SkippedSheet[] = [];
  for (const tab of await chooseTabs(source, options)) {
    const sheet = await inWords(source.name, () => openTab(tab, { source, facts, options }));
    if (typeof sheet === 'object') sheets.push(sheet);
    else skipped.push({ file: source.name, sheet: tab.name, problem: say.sheetSkipped(sheet) });
  }
  if (sheets.length === 0) throw errors.noHeader(source.name, options.headerRow);
  return { sheets, skipped };
}

async function chooseTabs(source: Source, { sheet }: ReadOptions): Promise<readonly WorkbookSheet[]> {
  const tabs = await inWords(source.name, () => openWorkbook(source));
  if (sheet === undefined) return tabs.filter(({ hidden }) => !hidden);
  const chosen = tabs.filter(({ name }) => name.trim().toLowerCase() === sheet.trim().toLowerCase());
  if (chosen.length > 0) return chosen;
  throw errors.sheetMissing(source.name, sheet, listAnd(tabs.map(({ name }) => quote(name))));
}

interface Tab {
  readonly source: Source;
  readonly facts: FileFacts;
  readonly options: ReadOptions;
}

async function openTab(tab: WorkbookSheet, { source, facts, options }: Tab): Promise<Sheet | string> {
  const head = await readHead(tab, options);
  if (head.every(({ cells }) => cells.every(isBlank))) return 'it is empty';
  const found = findHeader(head, options);
  if (found === null) return 'no row of it names the fields of a record type';
  if (found.header.length > mostColumns) throw errors.tooManyColumns(source.name, found.header.length);
  const above = head.filter(({ row, cells }) => row < found.headerRow && !cells.every(isBlank)).length;
  return {
    file: source.name,
    sheet: tab.name,
    sha256: facts.sha256,
    encoding: null,
    delimiter: null,
    epoch1904: tab.epoch1904,
    headerRow: found.headerRow,
    headerLine: null,
    header: found.header,
    problems: above > 0 ? [say.rowsAboveHeader(above, found.headerRow)] : [],
    rows: () => streamRows(tab, source.name, found.headerRow),
  };
}

async function readHead(tab: WorkbookSheet, { headerRow = 0 }: ReadOptions): Promise<readonly Row[]> {
  const head: Row[] = [];
  for await (const { rows } of tab.rows()) {
    head.push(...rows.filter(({ row }) => row <= headRows + headerRow));
    if ((rows.at(-1)?.row ?? 0) >= headRows + headerRow) break;
  }
  return head;
}

async function* streamRows(tab: WorkbookSheet, file: string, headerRow: number): AsyncGenerator<Batch> {
  let next = headerRow + 1;
  const batches = tab.rows()[Symbol.asyncIterator]();
  for (;;) {
    const step = await inWords(file, () => batches.next());
    if (step.done === true) return;
    const rows: Row[] = [];
    for (const row of step.value.rows) {
      if (row.row <= headerRow) continue;
      while (next < row.row) rows.push({ row: next++, line: null, cells: [] });
      rows.push(row.cells.some((cell) => cell.startsWith("'")) ? { ...row, cells: row.cells.map(unguard) } : row);
      next = row.row + 1;
    }
    yield { rows, merged: step.value.merged };
  }
}

/** Says the problems of a workbook in the words of the catalogue, with the file's name. */
async function inWords<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof WorkbookProblem ? errors.unreadableWorkbook(file, error) : error;
  }
}
