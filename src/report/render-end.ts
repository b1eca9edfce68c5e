import picocolors from 'picocolors';
import { renderFiles } from './render-files.ts';
import { renderProblems } from './render-problems.ts';
import { renderCheckTotals, renderTotals } from './render-totals.ts';
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
  const { run, files } = report.document;
  const { bold, green, red } = picocolors.createColors(look.hasColor);
  const isWell = run.exitCode === 0 || (run.command === 'plan' && run.exitCode === 2);
  const flow = { columns: look.columns, indent: 0 };
  const totals =
    report.kind === 'run' ? renderTotals(report.document, look) : renderCheckTotals(report.document.totals, look);
  const problems = renderProblems(report, look);
  return [
    bold((isWell ? green : red)(wrap(sayVerdict(report), flow))),
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
