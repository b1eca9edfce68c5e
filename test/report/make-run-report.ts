import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { createRunFolder } from '../../src/io/run-folder.ts';
import type { ReportFormat } from '../../src/ports.ts';
import { reportRun, type ReportRequest } from '../../src/report-run.ts';
import type { RunReport } from '../../src/report/report.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import type { fillJournal } from './fill-journal.ts';

export type Filled = Awaited<ReturnType<typeof fillJournal>>;

/** Makes the report of a filled journal in a new folder, of the usual files or of these formats. */
export async function makeRunReport(
  filled: Filled,
  {
    formats = ['md', 'json', 'csv'],
    ...facts
  }: Partial<ReportRequest> & { readonly formats?: readonly ReportFormat[] } = {},
): Promise<RunReport> {
  const folder = createRunFolder(await temporaryFolder(), 'run', { formats: new Set(formats), page: null });
  return reportRun({ ...filled, folder, budget: null, forecast: null, flagsForRejects: [], ...facts });
}

/** What a file of a report holds. */
export function textOf(path: string | undefined): string {
  return readFileSync(path ?? '', 'utf8');
}

/** The cells of a CSV file of a report. */
export function linesOf(path: string | undefined): readonly string[][] {
  return parse(textOf(path), { bom: true, relax_column_count: true });
}
