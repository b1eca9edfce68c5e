import type { Report } from '../report/report.ts';
import { renderQuietly, renderTerminal } from '../report/terminal.ts';
import type { Arguments, Terminal } from './command.ts';

/** Prints the result of a run, as the options want it. */
export function printReport(report: Report, args: Arguments, terminal: Terminal): void {
  if (args['json'] === true) terminal.out(`${JSON.stringify(report.document, null, 2)}\n`);
  else terminal.out(args['quiet'] === true ? renderQuietly(report) : renderTerminal(report, terminal));
}
