import picocolors from 'picocolors';
import { renderFiles } from './render-files.ts';
import { renderProblems } from './render-problems.ts';
import { renderCheckTotals, renderTotals } from './render-totals.ts';
import { isAsAsked } from './read-back.ts';
import type { Report } from './report.ts';
import type { Look } from './resource-list.ts';
import { sayVerdict } from './verdict.ts';
import { waysOn } from './ways-on.ts';
import { wrap } from './wrap.ts';

/** What a command has to say besides, at its places among the last lines. */
export interface Remarks {
  /** Behind the verdict. */
  readonly verdict?: readonly string[];
  /** Behind the totals. */
  readonly totals?: readonly string[];
}

/** The last lines of every command: the verdict, what became of the rows, the worst problems, the files, the way on. */
export function renderEnd(report: Report, look: Look, remarks: Remarks = {}): string {
  const { files } = report.document;
  const { bold } = picocolors.createColors(look.hasColor);
  const flow = { columns: look.columns, indent: 0 };
  const totals =
    report.kind === 'run'
      ? renderTotals({ ...report.document, readBack: report.readBack }, look)
      : renderCheckTotals(report.document.totals, look);
  const problems = renderProblems(report, look);
  return [
    bold(toneOf(report, look)(wrap(sayVerdict(report), flow))),
    ...(remarks.verdict ?? []),
    '',
    totals.trimEnd(),
    ...(remarks.totals ?? []),
    ...(problems.length === 0 ? [] : ['', ...problems]),
    ...renderFiles(files),
    ...waysOn(report).flatMap(({ what, commands }) => [
      '',
      wrap(what, flow),
      ...commands.map((command) => `  ${command}`),
    ]),
    '',
  ].join('\n');
}

/** What was sent and stored otherwise is neither well nor a failure. */
function toneOf(report: Report, { hasColor }: Look): (text: string) => string {
  const { green, red, yellow } = picocolors.createColors(hasColor);
  const { exitCode, command } = report.document.run;
  const isWell = exitCode === 0 || (command === 'plan' && exitCode === 2);
  if (!isWell) return red;
  return report.kind === 'run' && !isAsAsked(report.readBack) ? yellow : green;
}
