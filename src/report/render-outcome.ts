import picocolors from 'picocolors';
import { renderEnd } from './render-end.ts';
import { renderProblems } from './render-problems.ts';
import { renderTotals } from './render-totals.ts';
import type { RunReport } from './report.ts';
import type { Look } from './resource-list.ts';
import { sayRequests } from './say-requests.ts';
import { wrap } from './wrap.ts';

/** What a person reads when something was sent: the problems, what became of the rows, the files, the way on. */
export function renderOutcome(report: RunReport, look: Look): string {
  const { document } = report;
  const { dim } = picocolors.createColors(look.hasColor);
  const requests = wrap(sayRequests(document.requests), { columns: look.columns, indent: 2 });
  const between = ['', `${renderTotals(document, look)}${dim(requests)}`];
  return [...renderProblems(report, look), renderEnd(report, look, between)].join('\n');
}
