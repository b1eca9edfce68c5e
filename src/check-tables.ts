import { checkSheet } from './check-sheet.ts';
import type { MapSettings } from './map/settings.ts';
import type { Table } from './map/table.ts';
import type { Log, Progress, RunFolder } from './ports.ts';
import type { ReportFiles } from './report/document.ts';
import { createRunOutputs } from './run-outputs.ts';
import type { PageWriter } from './write-page.ts';
import { createSheetWriter, type WrittenSheet } from './write-sheet.ts';

/** What the check of several tables needs of the world. */
export interface CheckWorld {
  readonly log: Log;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly folder: RunFolder | null;
}

/** What became of the tables, and the files that were written row by row. */
export interface CheckedTables {
  readonly sheets: readonly WrittenSheet[];
  readonly files: ReportFiles;
  /** Has taken all rows, and waits for the rest. */
  readonly page: PageWriter | null;
}

/** Checks every row of every table, one table after the other, and writes down what was found. */
export async function checkTables(
  tables: readonly Table[],
  settings: MapSettings,
  world: CheckWorld,
): Promise<CheckedTables> {
  const { log, progress, signal } = world;
  const outputs = createRunOutputs(world.folder, tables.length);
  const sheets: WrittenSheet[] = [];
  for (const table of tables) {
    const { file } = table.sheet;
    const writer = createSheetWriter(table, outputs.ofSheet(table.sheet));
    await checkSheet(table, writer, { settings, signal, onRows: (done) => progress.report({ doing: file, done }) });
    const sheet = writer.result();
    sheets.push(sheet);
    logSheet(log, sheet);
    if (signal.aborted) break;
  }
  progress.end();
  return { sheets, files: outputs.close(sheets), page: outputs.page };
}

function logSheet(log: Log, { facts, tally }: WrittenSheet): void {
  const { columns, ...input } = facts;
  log.info({ ...input, columns: columns.length, ...tally.totals }, 'input checked');
  for (const { code, severity, field, count } of tally.groups)
    log.debug({ code, severity, field, count }, 'problem found');
}
