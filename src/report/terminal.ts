import { renderEnd } from './render-end.ts';
import { renderOutcome } from './render-outcome.ts';
import { renderPlan } from './render-plan.ts';
import { renderInputs } from './render-problems.ts';
import type { Report } from './report.ts';
import type { Look } from './resource-list.ts';
import { sayRunTotals } from './run-verdict.ts';
import { sayTotals, sayVerdict } from './verdict.ts';

/** What a person reads when a run is over: the inputs, what became of their rows, the problems, the files, the way on. */
export function renderTerminal(report: Report, look: Look): string {
  if (report.kind === 'validate') return [...renderInputs(report, look), '', renderEnd(report, look)].join('\n');
  return report.document.run.command === 'plan' ? renderPlan(report, look) : renderOutcome(report, look);
}

/** The same in two lines, for whoever asked for quiet. */
export function renderQuietly(report: Report): string {
  const totals = report.kind === 'run' ? sayRunTotals(report.document) : sayTotals(report.document.totals);
  return `${sayVerdict(report)}\n${totals}\n`;
}
