import { badOption } from '../errors.ts';
import { badReportFormat } from '../errors/report.ts';
import { systemClock } from '../io/clock.ts';
import { readPageTemplate } from '../io/read-page-template.ts';
import { sayVersion } from '../io/version.ts';
import type { ReportContents, ReportFormat, RunFolder } from '../ports.ts';
import { createNextRunFolder } from '../io/run-folder.ts';
import type { Arguments } from './command.ts';

const formats: readonly ReportFormat[] = ['html', 'md', 'json', 'csv', 'junit'];

/** What the report is to consist of; null where none is wanted. */
function takeReportContents(args: Arguments): ReportContents | null {
  const words = wordsOf(args);
  if (words.length === 0) throw badReportFormat('', formats);
  if (!wantsReport(args)) return null;
  if (words.includes('none'))
    throw badOption('--report', '"none" goes with nothing else', 'say none alone, or leave it out');
  const wanted = new Set(words.map(toFormat));
  const page = wanted.has('html')
    ? { text: readPageTemplate(), version: sayVersion(), madeAt: systemClock.now() }
    : null;
  return { formats: wanted, page };
}

/** Makes the function that opens the folder of a run's report; it is looked at once, before any work, whether it can be made. */
export function takeReportFolder(args: Arguments): (run: string) => RunFolder | null {
  const contents = takeReportContents(args);
  return (run) => (contents === null ? null : createNextRunFolder(String(args['reports']), run, stampOf(contents)));
}

/** True where there is to be a report at all. */
export function wantsReport(args: Arguments): boolean {
  return wordsOf(args).some((word) => word !== 'none');
}

function wordsOf(args: Arguments): readonly string[] {
  return String(args['report'])
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
}

/** The report is made when its folder is opened, which may be days after the command began. */
function stampOf(contents: ReportContents): ReportContents {
  const { page } = contents;
  return page === null ? contents : { ...contents, page: { ...page, madeAt: systemClock.now() } };
}

function toFormat(word: string): ReportFormat {
  const found = formats.find((format) => format === word);
  if (found === undefined) throw badReportFormat(word, formats);
  return found;
}
