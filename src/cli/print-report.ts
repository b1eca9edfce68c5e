import { appendFileSync } from 'node:fs';
import { reasonOf } from '../errors.ts';
import { renderMarkdown } from '../report/markdown.ts';
import type { Report } from '../report/report.ts';
import { renderQuietly, renderTerminal } from '../report/terminal.ts';
import type { Arguments, Terminal } from './command.ts';
import { wantsReport } from './report-options.ts';

/** Prints the result of a run, as the options want it, and adds it to the summary of a CI job where there is one. */
export function printReport(report: Report, args: Arguments, terminal: Terminal): void {
  if (args['json'] === true) terminal.out(`${JSON.stringify(report.document, null, 2)}\n`);
  else terminal.out(args['quiet'] === true ? renderQuietly(report) : renderTerminal(report, terminal));
  if (wantsReport(args)) addToSummary(report, terminal);
}

/** GitHub Actions shows what is appended to this file; that it cannot be written changes nothing about the run. */
function addToSummary(report: Report, terminal: Terminal): void {
  const summary = terminal.env['GITHUB_STEP_SUMMARY'];
  if (summary === undefined || summary === '') return;
  try {
    appendFileSync(summary, `${renderMarkdown(report)}\n`);
  } catch (error) {
    terminal.err(`The summary of the job (GITHUB_STEP_SUMMARY) cannot be written: ${reasonOf(error)}.\n`);
  }
}
