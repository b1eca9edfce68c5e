import { exitCodes } from './errors.ts';
import type { Issue } from './model.ts';
import type { Clock, Log, RunFolder } from './ports.ts';
import type { ReportFiles, RunFacts } from './report/document.ts';
import { buildReport, type ValidateReport } from './report/report.ts';
import { sayReading } from './say-reading.ts';
import { writeDocuments } from './write-documents.ts';
import type { PageWriter } from './write-page.ts';
import type { WrittenSheet } from './write-sheet.ts';

/** Where a report goes, and what it says of the way on. */
export interface ReportPlace {
  readonly folder: RunFolder | null;
  readonly files: ReportFiles;
  readonly page: PageWriter | null;
  readonly flagsForRejects: readonly string[];
}

/** Writes what is put together at the end beside what was written row by row, and gives the report back. */
function writeReport(
  run: RunFacts,
  sheets: readonly WrittenSheet[],
  { folder, files, page, flagsForRejects }: ReportPlace,
): ValidateReport {
  return writeDocuments({
    folder,
    build: (documents) => ({ ...buildReport(run, sheets, { ...documents, ...files }), flagsForRejects }),
    page,
    extras: { settings: sayReading(flagsForRejects), time: null, sheetIssues: sheets.map(({ ofSheet }) => ofSheet) },
    refused: sheets.map(({ refused }) => refused),
  });
}

/** What is to be marked in copies of the workbooks. */
export function marksOf(sheets: readonly WrittenSheet[]): readonly Issue[] {
  return sheets.flatMap(({ marks }) => marks);
}

/** What a check leaves to be closed. */
export interface CheckEnd extends ReportPlace {
  readonly run: string;
  readonly startedAt: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Says how a check ended, and writes its report. */
export function closeCheck(sheets: readonly WrittenSheet[], end: CheckEnd): ValidateReport {
  const startedAt = new Date(end.startedAt).toISOString();
  const finishedAt = new Date(end.clock.now()).toISOString();
  const run = { id: end.run, command: 'validate', startedAt, finishedAt, ...endOf(sheets, end.signal) };
  const report = writeReport(run, sheets, end);
  end.log.info({ run: run.id, status: run.status, exitCode: run.exitCode, ...report.document.totals }, 'run finished');
  return report;
}

/** How a check ended: the reason of the signal is the exit code where somebody stopped it. */
function endOf(
  sheets: readonly WrittenSheet[],
  { aborted, reason }: AbortSignal,
): Pick<RunFacts, 'status' | 'exitCode' | 'resumeCommand'> {
  if (aborted) {
    const exitCode = typeof reason === 'number' ? reason : exitCodes.interrupted;
    return { status: 'interrupted', exitCode, resumeCommand: null };
  }
  const hasErrors = sheets.some(({ tally }) => tally.hasErrors);
  return { status: 'complete', exitCode: hasErrors ? exitCodes.invalidInput : exitCodes.ok, resumeCommand: null };
}
