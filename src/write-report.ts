import { exitCodes } from './errors.ts';
import type { RunFolder } from './ports.ts';
import type { ReportFiles, RunFacts } from './report/document.ts';
import { renderMarkdown } from './report/markdown.ts';
import { buildReport, type ValidateReport } from './report/report.ts';
import type { WrittenSheet } from './write-sheet.ts';

/** Where a report goes, and what it says of the way on. */
export interface ReportPlace {
  readonly folder: RunFolder | null;
  readonly files: ReportFiles;
  readonly flagsForRejects: readonly string[];
}

/** Writes report.json and report.md beside what was written row by row, and gives the report back. */
export function writeReport(
  run: RunFacts,
  sheets: readonly WrittenSheet[],
  { folder, files, flagsForRejects }: ReportPlace,
): ValidateReport {
  if (folder === null) return { ...buildReport(run, sheets, {}), flagsForRejects };
  const json = folder.create('report.json');
  const markdown = folder.create('report.md');
  const built = buildReport(run, sheets, { report: json.path, markdown: markdown.path, ...files });
  const report = { ...built, flagsForRejects };
  json.write(`${JSON.stringify(report.document, null, 2)}\n`);
  json.close();
  markdown.write(renderMarkdown(report));
  markdown.close();
  return report;
}

/** How a check ended: the reason of the signal is the exit code where somebody stopped it. */
export function endOf(
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
