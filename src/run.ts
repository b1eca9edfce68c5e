import { writeAnnotated } from './annotate.ts';
import { checkTables } from './check-tables.ts';
import { openTables, type OpenOptions } from './open-tables.ts';
import type { Clock, Log, Progress, RunFolder } from './ports.ts';
import type { Report } from './report/report.ts';
import { endOf, writeReport } from './write-report.ts';

/** What a run needs of the world. */
export interface World {
  readonly clock: Clock;
  readonly log: Log;
  readonly progress: Progress;
  /** Aborted when somebody wants to stop; the reason is the exit code. */
  readonly signal: AbortSignal;
  /** Makes the folder for the report; gives null where none is wanted. */
  readonly openFolder: () => RunFolder | null;
}

/** What is to be checked, and how. */
export interface ValidateRequest extends OpenOptions {
  readonly run: string;
  /** The flags that make the mended rejects be understood as the file was. */
  readonly flagsForRejects: readonly string[];
}

/** Checks spreadsheets without any network, in order: read and understand headers, check every row, mark workbooks, report. */
export async function validate(request: ValidateRequest, world: World): Promise<Report> {
  const startedAt = new Date(world.clock.now()).toISOString();
  const tables = await openTables(request);
  const folder = world.openFolder();
  const { sheets, files } = await checkTables(tables, request.map, { ...world, folder });
  const annotated = await writeAnnotated(request.sources, sheets, folder);
  const finishedAt = new Date(world.clock.now()).toISOString();
  const run = { id: request.run, command: 'validate', startedAt, finishedAt, ...endOf(sheets, world.signal) };
  const report = writeReport(run, sheets, { ...request, folder, files: { ...files, ...annotated } });
  world.log.info(
    { run: run.id, status: run.status, exitCode: run.exitCode, ...report.document.totals },
    'run finished',
  );
  return report;
}
