import picocolors from 'picocolors';
import { exitCodes } from '../errors.ts';
import { visible } from '../problems/quote.ts';
import { countOf, thousands } from './plural.ts';
import { renderChangeGroups } from './render-change-groups.ts';
import { renderEnd } from './render-end.ts';
import { renderInputs } from './render-problems.ts';
import { renderTotals } from './render-totals.ts';
import type { RunReport, SampleRow } from './report.ts';
import type { Look } from './resource-list.ts';
import { sayForecast } from './say-forecast.ts';
import { sayTarget } from './say-target.ts';
import { countRefused } from './states.ts';
import { wrap, wrapHanging } from './wrap.ts';

/** What a person reads before anything is written: what would change, the problems, how long it takes, the way on. */
export function renderPlan(run: RunReport, look: Look): string {
  const report = asPlan(run);
  const { document } = report;
  const { bold } = picocolors.createColors(look.hasColor);
  const title = bold(wrap(`Plan for ${sayTarget(document.target)}`, { columns: look.columns, indent: 0 }));
  const parts = [
    [title, ...renderInputs(report, look), ''].join('\n'),
    renderChangeGroups(document, look),
    renderRows(report, look),
    isHalfSent(run) ? renderRest(run, look) : renderEnd(report, look, { verdict: renderForecast(report, look) }),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function renderForecast({ document: { plan, budget } }: RunReport, { columns }: Look): readonly string[] {
  const { forecast } = plan;
  if (forecast === null || forecast.writes === 0) return [];
  return [wrap(`It takes ${sayForecast(forecast, budget?.limits ?? null)}.`, { columns, indent: 0 })];
}

/** True for a run that goes on: what it has written is no plan any more. */
function isHalfSent({ document: { totals } }: RunReport): boolean {
  return totals.updated + totals.unknown > 0;
}

/** What is left of a run that goes on, and what is done; the ways on come when it has ended again. */
function renderRest(run: RunReport, look: Look): string {
  const { bold, green } = picocolors.createColors(look.hasColor);
  return [
    bold(green(wrap(sayRest(run), { columns: look.columns, indent: 0 }))),
    ...renderForecast(run, look),
    '',
    renderTotals({ ...run.document, readBack: run.readBack }, look),
  ].join('\n');
}

function sayRest({ document: { totals, plan } }: RunReport): string {
  const { updated, unknown } = totals;
  const done = `${thousands(updated)} ${updated === 1 ? 'is' : 'are'} written already`;
  const first = unknown === 0 ? '' : `, and of ${thousands(unknown)} it is found out first whether the write arrived`;
  return `${countOf(plan.update, 'record')} would still change; ${done}${first}.`;
}

/** An apply that has not written anything yet is a plan to whoever is asked. */
function asPlan(report: RunReport): RunReport {
  const { document } = report;
  if (document.run.command === 'plan') return report;
  const exitCode = countRefused(document.totals) === 0 ? exitCodes.ok : exitCodes.notAllWell;
  const run = { ...document.run, command: 'plan', status: 'complete', exitCode, resumeCommand: null } as const;
  return { ...report, document: { ...document, run } };
}

/** As many of the first rows as fit. */
function renderRows({ document, sample }: RunReport, look: Look): string {
  if (sample.length === 0) return '';
  const { bold, dim } = picocolors.createColors(look.hasColor);
  const shown: (readonly string[])[] = [];
  for (const row of sample) {
    const lines = renderRow(row, look);
    if (shown.length > 0 && shown.flat().length + lines.length > mostLines) break;
    shown.push(lines);
  }
  const left = document.plan.update - shown.length;
  const where = document.files.rows === undefined ? '' : `, all in ${document.files.rows}`;
  return [
    bold('Row by row'),
    ...shown.flat(),
    ...(left > 0 ? [dim(`  and ${countOf(left, 'more row', 'more rows')}${where}`)] : []),
    '',
  ].join('\n');
}

/** Rows with many changes are shown in fewer examples, or nobody would see the beginning. */
const mostLines = 40;

/** One line where a single field changes, else one for each. */
function renderRow({ file, sheet, row, id, changes }: SampleRow, look: Look): readonly string[] {
  const { dim } = picocolors.createColors(look.hasColor);
  const place = visible(sheet === null ? file : `${file}, sheet ${sheet},`);
  const start = `${place} row ${thousands(row)}, record ${id ?? 'unknown'}:`;
  const said = changes.map((change) => `${change.said}${change.cell === null ? '' : ` (${change.cell})`}`);
  const [only = ''] = said;
  if (said.length === 1 && start.length + only.length + 3 <= look.columns) return [`  ${start} ${only}`];
  const title = dim(wrapHanging(start, { columns: look.columns, indent: 2 }));
  return [title, ...said.map((one) => wrapHanging(one, { columns: look.columns, indent: 4 }))];
}
