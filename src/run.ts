import { writeAnnotated } from './annotate.ts';
import { checkSheet } from './check-sheet.ts';
import { exitCodes } from './errors.ts';
import type { Table } from './map/table.ts';
import { openTables, type OpenOptions } from './open-tables.ts';
import type { Clock, Progress, RunFolder } from './ports.ts';
import type { RunFacts } from './report/document.ts';
import type { Report } from './report/report.ts';
import { createRunOutputs } from './run-outputs.ts';
import { writeReport } from './write-report.ts';
import { createSheetWriter, type WrittenSheet } from './write-sheet.ts';

/** What a run needs of the world. */
export interface World {
  readonly clock: Clock;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Where the report goes; null for none. */
  readonly folder: RunFolder | null;
}

/** What is to be checked, and how. */
export interface ValidateRequest extends OpenOptions {
  readonly run: string;
}

/** Checks spreadsheets without any network, in order: read, map, check every row, mark, report. */
export async function validate(request: ValidateRequest, world: World): Promise<Report> {
  const startedAt = timeOf(world.clock);
  const tables = await openTables(request);
  const sheets = await checkTables(tables, request, world);
  const annotated = await writeAnnotated(request.sources, sheets.written, world.folder);
  const run = {
    id: request.run,
    command: 'validate',
    startedAt,
    finishedAt: timeOf(world.clock),
    ...endOf(sheets.written, world.signal),
  };
  return writeReport(run, sheets.written, { folder: world.folder, files: { ...sheets.files, ...annotated } });
}

async function checkTables(tables: readonly Table[], { map }: ValidateRequest, { folder, progress, signal }: World) {
  const outputs = createRunOutputs(folder, tables.length);
  const written: WrittenSheet[] = [];
  for (const table of tables) {
    const writer = createSheetWriter(table, outputs.ofSheet(table.sheet));
    const onRows = (done: number) => progress.report({ doing: table.sheet.file, done });
    await checkSheet(table, writer, { settings: map, signal, onRows });
    written.push(writer.result());
    if (signal.aborted) break;
  }
  progress.end();
  return { written, files: outputs.close(written) };
}

function endOf(
  sheets: readonly WrittenSheet[],
  { aborted, reason }: AbortSignal,
): Pick<RunFacts, 'status' | 'exitCode' | 'resumeCommand'> {
  if (aborted)
    return {
      status: 'interrupted',
      exitCode: typeof reason === 'number' ? reason : exitCodes.interrupted,
      resumeCommand: null,
    };
  const hasErrors = sheets.some(({ tally }) => tally.hasErrors);
  return { status: 'complete', exitCode: hasErrors ? exitCodes.invalidInput : exitCodes.ok, resumeCommand: null };
}

function timeOf(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
