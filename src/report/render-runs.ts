import picocolors from 'picocolors';
import type { RunInput } from '../model/run.ts';
import { visible } from '../problems/quote.ts';
import type { RunSummary } from './describe-run.ts';
import { oneLine } from './one-line.ts';
import { renderTotals } from './render-totals.ts';
import type { Look } from './resource-list.ts';
import { sayRunTotals } from './run-verdict.ts';
import { minuteOf } from './say-forecast.ts';
import { sayRequests } from './say-requests.ts';
import { sayTarget } from './say-target.ts';
import type { WayOn } from './ways-on.ts';
import { wrap, type Wrapping } from './wrap.ts';

/** `nexload runs list`: each run in a few lines, the newest first, with the way on. */
export function renderRuns(runs: readonly RunSummary[], look: Look): string {
  if (runs.length === 0) return 'There is no run yet; nexload plan and nexload apply make one.\n';
  const { bold, dim } = picocolors.createColors(look.hasColor);
  const flow = { columns: look.columns, indent: 2 };
  const texts = runs.map((run) =>
    [
      `${bold(run.id)}  ${colored(run, look)}`,
      wrapCounts(sayRunTotals(countable(run)), flow),
      dim(wrap(`${minuteOf(run.startedAt)}, ${sayTarget(run.target)}`, flow)),
      ...(run.resumeCommand === null ? [] : [`  ${run.resumeCommand}`]),
      '',
    ].join('\n'),
  );
  return texts.join('\n');
}

/** What `nexload runs show` tells besides the run itself. */
export interface RunDetails {
  readonly inputs: readonly RunInput[];
  readonly ways: readonly WayOn[];
}

/** `nexload runs show RUN`: all that the journal knows of a run as a whole. */
export function renderRun(run: RunSummary, { inputs, ways }: RunDetails, look: Look): string {
  const { bold } = picocolors.createColors(look.hasColor);
  const flow = { columns: look.columns, indent: 2 };
  const { reportCommand } = run;
  const again = reportCommand === null ? [] : [{ what: 'Make its report again:', commands: [reportCommand] }];
  return [
    `${bold(run.id)}  ${colored(run, look)}`,
    ...(run.stopped === null ? [] : [wrap(`because ${oneLine(run.stopped)}`, flow)]),
    wrap(sayTarget(run.target), flow),
    wrap(`started ${minuteOf(run.startedAt)}${sayEnd(run)}`, flow),
    ...(run.prunedAt === null
      ? []
      : [wrap(`its rows were pruned ${minuteOf(run.prunedAt)}; the totals are left`, flow)]),
    ...inputs.map(({ file, sheet, resource }) =>
      wrap(`${visible(sheet === null ? file : `${file}, sheet ${sheet}`)}: ${resource}`, flow),
    ),
    '',
    `${renderTotals(countable(run), look)}${wrap(sayRequests(run.requests), flow)}`,
    ...[...ways, ...again].flatMap(({ what, commands }) => [
      '',
      wrap(what, { ...flow, indent: 0 }),
      ...commands.map((command) => `  ${command}`),
    ]),
    '',
  ].join('\n');
}

/** What a plan did not attempt is what it would update, once it is complete. */
function countable(run: RunSummary): Parameters<typeof sayRunTotals>[0] {
  return { totals: run.totals, run, plan: { update: run.status === 'complete' ? run.totals.notAttempted : 0 } };
}

function sayEnd({ finishedAt, status }: RunSummary): string {
  if (finishedAt !== null) return `, ended ${minuteOf(finishedAt)}`;
  if (status === 'at-work') return ', at work in another process';
  return status === 'interrupted' ? ', no end: it was killed' : '';
}

function colored({ status, finishedAt }: RunSummary, { hasColor }: Look): string {
  const { green, yellow, red } = picocolors.createColors(hasColor);
  switch (status) {
    case 'complete':
      return green('complete');
    case 'stopped':
      return yellow('stopped');
    case 'interrupted':
      return yellow(finishedAt === null ? 'unfinished' : 'interrupted');
    case 'failed':
      return red('failed');
    case 'at-work':
      return green('at work');
  }
}

/** A number stays with its word. */
function wrapCounts(text: string, flow: Wrapping): string {
  return wrap(text.replace(/(\d) /g, '$1\u00a0'), flow).replaceAll('\u00a0', ' ');
}
