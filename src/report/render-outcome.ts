import picocolors from 'picocolors';
import { countOf } from './plural.ts';
import { renderEnd } from './render-end.ts';
import { renderInputs } from './render-problems.ts';
import type { RunReport } from './report.ts';
import type { Look } from './resource-list.ts';
import { sayRequests } from './say-requests.ts';
import { wrap } from './wrap.ts';

/** What a person reads when something was sent: the inputs, what became of the rows, the problems, the files, the way on. */
export function renderOutcome(report: RunReport, look: Look): string {
  const { dim } = picocolors.createColors(look.hasColor);
  const requests = wrap(sayRequests(report.document.requests), { columns: look.columns, indent: 2 });
  const remarks = { verdict: renderMismatches(report, look), totals: [dim(requests)] };
  return [...renderInputs(report, look), '', renderEnd(report, look, remarks)].join('\n');
}

/** What was read back and is not what was asked for: the rows count as updated, but somebody should look. */
function renderMismatches({ groups }: RunReport, { columns, hasColor }: Look): readonly string[] {
  const { yellow } = picocolors.createColors(hasColor);
  const count = groups.filter(({ code }) => mismatches.has(code)).reduce((sum, group) => sum + group.count, 0);
  const said = `In ${countOf(count, 'cell')} the server holds something else than was asked for; see the warnings below.`;
  return count === 0 ? [] : [yellow(wrap(said, { columns, indent: 0 }))];
}

const mismatches: ReadonlySet<string> = new Set(['stored-otherwise', 'gone-after-write']);
