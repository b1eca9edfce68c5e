import { appendFileSync } from 'node:fs';
import { exitCodes, reasonOf } from '../errors.ts';
import { renderMarkdown } from '../report/markdown.ts';
import type { Report } from '../report/report.ts';
import { renderQuietly, renderTerminal } from '../report/terminal.ts';
import { waysOn } from '../report/ways-on.ts';
import { wrap } from '../report/wrap.ts';
import type { Arguments, Terminal } from './command.ts';
import { wantsReport } from './report-options.ts';

/** Prints the result of a run, as the options want it, and adds it to the summary of a CI job where there is one; gives its exit code. */
export function printReport(report: Report, args: Arguments, terminal: Terminal): number {
  if (args['json'] === true) terminal.out(`${JSON.stringify(report.document, null, 2)}\n`);
  else if (args['quiet'] === true) printQuietly(report, args, terminal);
  else terminal.out(`${renderTerminal(report, terminal)}${sayTokenCommand(report, args, terminal)}`);
  if (wantsReport(args)) addToSummary(report, terminal);
  return report.document.run.exitCode ?? exitCodes.stopped;
}

/** The last line is the command that goes on, so that what else there is to say of it is no part of the result. */
function printQuietly(report: Report, args: Arguments, terminal: Terminal): void {
  const wayOn = sayWayOn(report);
  terminal.out(`${renderQuietly(report)}${wayOn}`);
  if (wayOn !== '') terminal.err(sayTokenCommand(report, args, terminal).trimStart());
}

/** A run that stopped ends with the command that goes on, to whoever wants to hear nothing else as well. */
function sayWayOn({ document: { run } }: Report): string {
  return run.resumeCommand === null ? '' : `${run.resumeCommand}\n`;
}

/** A token command may hold a secret, so that the commands above do not have it; the environment and the config file still do. */
function sayTokenCommand(report: Report, args: Arguments, { env, columns }: Terminal): string {
  const { 'token-command': given, config } = args;
  if (typeof given !== 'string' || given === env['NEXLOAD_TOKEN_COMMAND'] || config !== undefined) return '';
  if (waysOn(report).every(({ commands }) => commands.length === 0)) return '';
  const advice =
    'Say --token-command again with these commands, or set NEXLOAD_TOKEN_COMMAND: it may hold a secret and is not printed.';
  return `\n${wrap(advice, { columns, indent: 0 })}\n`;
}

/** GitHub Actions shows what is appended to this file; that it cannot be written changes nothing about the run. */
function addToSummary(report: Report, terminal: Terminal): void {
  const summary = terminal.env['GITHUB_STEP_SUMMARY'];
  if (summary === undefined || summary === '') return;
  try {
    // What stands there already may not end its last line, and a heading needs one of its own.
    appendFileSync(summary, `\n${renderMarkdown(report)}\n`);
  } catch (error) {
    terminal.err(`The summary of the job (GITHUB_STEP_SUMMARY) cannot be written: ${reasonOf(error)}.\n`);
  }
}
