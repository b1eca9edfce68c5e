import picocolors from 'picocolors';
import { feedBackCommands } from './feed-back.ts';
import { renderFiles } from './render-files.ts';
import { renderOutcome } from './render-outcome.ts';
import { renderPlan } from './render-plan.ts';
import { renderProblems } from './render-problems.ts';
import type { Report, ValidateReport } from './report.ts';
import type { Look } from './resource-list.ts';
import { sayRunTotals } from './run-verdict.ts';
import { sayTotals, sayVerdict } from './verdict.ts';

/** What a person reads when a run is over: the problems by column and kind, the totals, the files, the way on. */
export function renderTerminal(report: Report, look: Look): string {
  if (report.kind === 'validate') return [...renderProblems(report, look), renderEnd(report, look)].join('\n');
  return report.document.run.command === 'plan' ? renderPlan(report, look) : renderOutcome(report, look);
}

/** The same in two lines, for whoever asked for quiet. */
export function renderQuietly(report: Report): string {
  const totals = report.kind === 'run' ? sayRunTotals(report.document) : sayTotals(report.document.totals);
  return `${sayVerdict(report)}\n${totals}\n`;
}

function renderEnd(report: ValidateReport, look: Look): string {
  const { document } = report;
  const { bold, green, red } = picocolors.createColors(look.hasColor);
  const isWell = document.run.exitCode === 0;
  const commands = feedBackCommands(report);
  return [
    bold((isWell ? green : red)(sayVerdict(report))),
    sayTotals(document.totals),
    ...renderFiles(document.files),
    ...(commands.length === 0
      ? []
      : ['', 'Mend the refused rows, then check them again:', ...commands.map((command) => `  ${command}`)]),
    '',
  ].join('\n');
}
