import type { RunFolder } from './ports.ts';
import { buildReport, type Report } from './report/report.ts';
import type { ReportFiles, RunFacts } from './report/document.ts';
import { renderMarkdown } from './report/markdown.ts';
import type { WrittenSheet } from './write-sheet.ts';

/** Writes report.json and report.md beside what was written row by row, and gives the report back. */
export function writeReport(
  run: RunFacts,
  sheets: readonly WrittenSheet[],
  { folder, files }: { folder: RunFolder | null; files: ReportFiles },
): Report {
  if (folder === null) return buildReport(run, sheets, {});
  const json = folder.create('report.json');
  const markdown = folder.create('report.md');
  const report = buildReport(run, sheets, { report: json.path, markdown: markdown.path, ...files });
  json.write(`${JSON.stringify(report.document, null, 2)}\n`);
  json.close();
  markdown.write(renderMarkdown(report));
  markdown.close();
  return report;
}
