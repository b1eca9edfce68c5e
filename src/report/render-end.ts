import picocolors from 'picocolors';
import { renderFiles } from './render-files.ts';
import type { RunReport } from './report.ts';
import type { Look } from './resource-list.ts';
import { sayForecast } from './say-forecast.ts';
import { sayVerdict } from './verdict.ts';
import { waysOn } from './ways-on.ts';
import { wrap } from './wrap.ts';

/** The last lines: the verdict, the forecast of a plan, the files, the way on. */
export function renderEnd(report: RunReport, look: Look, between: readonly string[] = []): string {
  const { run, plan, budget, files } = report.document;
  const { bold, green, red } = picocolors.createColors(look.hasColor);
  const isWell = run.exitCode === 0 || (run.command === 'plan' && run.exitCode === 2);
  const flow = { columns: look.columns, indent: 0 };
  const { forecast } = plan;
  const hasForecast = run.command === 'plan' && forecast !== null && forecast.writes > 0;
  return [
    bold((isWell ? green : red)(wrap(sayVerdict(report), flow))),
    ...(hasForecast ? [wrap(`It takes ${sayForecast(forecast, budget?.limits ?? null)}.`, flow)] : []),
    ...between,
    ...renderFiles(files),
    ...waysOn(report).flatMap(({ what, commands }) => [
      '',
      wrap(what, flow),
      ...commands.map((command) => `  ${command}`),
    ]),
    '',
  ].join('\n');
}
