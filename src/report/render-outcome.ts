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
  const count = (wanted: string): number =>
    groups.filter(({ code }) => code === wanted).reduce((sum, group) => sum + group.count, 0);
  const [otherwise, gone] = [count('stored-otherwise'), count('gone-after-write')];
  const isAre = gone === 1 ? 'is' : 'are';
  const said = [
    ...(otherwise === 0 ? [] : [`In ${countOf(otherwise, 'cell')} the server holds something else than was asked for`]),
    ...(gone === 0 ? [] : [`${countOf(gone, 'record')} that took the write ${isAre} gone`]),
  ];
  if (said.length === 0) return [];
  return [yellow(wrap(`${said.join('; ')}; see the warnings below.`, { columns, indent: 0 }))];
}
