import { exitCodes } from '../errors.ts';
import { countedStates, labelOf, type Countable } from './counted-states.ts';
import type { RunTotals } from './document.ts';
import { oneLine } from './one-line.ts';
import { countOf, thousands } from './plural.ts';
import { isAsAsked, sayWritten } from './read-back.ts';
import type { RunReport } from './report.ts';
import { countNotWell, countRefused, finalStates, isBalanced } from './states.ts';

/** What became of a plan, an apply or a rollback, in one sentence. */
export function sayRunVerdict(report: RunReport): string {
  const { totals, run } = report.document;
  if (!isBalanced(totals)) return sayImbalance(totals);
  if (totals.rows === totals.blank && !['interrupted', 'at-work'].includes(run.status))
    return `There is no row to ${run.command === 'plan' ? 'compare' : 'send'}.`;
  return run.command === 'plan' ? sayPlan(report) : sayOutcome(report);
}

/** `240 rows: 212 updated, 25 unchanged, 3 invalid`; what did not occur is left out, but for the first two. */
export function sayRunTotals(document: Countable): string {
  const said = countedStates(document).map(({ label, count }) => `${thousands(count)} ${label}`);
  return `${countOf(document.totals.rows, 'row')}: ${said.join(', ')}`;
}

function sayImbalance(totals: RunTotals): string {
  const sum = finalStates.reduce((count, state) => count + totals[state], 0);
  return `The books do not add up: ${countOf(totals.rows, 'row')} read, ${thousands(sum)} accounted for. This is a bug in nexload; please report it.`;
}

function sayPlan({ document: { totals, plan, run }, stopped }: RunReport): string {
  if (run.status !== 'complete') {
    const left = totals.notAttempted - plan.update;
    const why = stopped === null ? '' : `, because ${clause(stopped)}`;
    return `The plan is not complete${why}: ${countOf(left, 'row')} not compared. Nothing has been written.`;
  }
  const refused = countRefused(totals);
  const isAre = refused === 1 ? 'is' : 'are';
  const notWell = refused === 0 ? '' : `; ${thousands(refused)} of ${countOf(totals.rows, 'row')} ${isAre} not well`;
  const what = plan.update === 0 ? 'Nothing would change' : `${countOf(plan.update, 'record')} would change`;
  return `${what}${notWell}. Nothing has been written.`;
}

function sayOutcome(report: RunReport): string {
  const { totals, run } = report.document;
  const { updated } = totals;
  const { stopped } = report;
  if (run.exitCode === exitCodes.invalidInput) return sayNothingSent(totals);
  if (stopped !== null && run.resumeCommand === null && updated === 0)
    return `Nothing was sent, because ${clause(stopped)}.`;
  if (run.status !== 'complete') return sayCutShort(report, run.status);
  const refused = countRefused(totals);
  return refused > 0 ? `${sayDone(report)}; ${sayNotWell(report)}.` : sayWell(report);
}

/** Of a run that came to its end and has no row that is not well. */
function sayWell(report: RunReport): string {
  const { totals, run } = report.document;
  if (totals.updated === 0)
    return run.command === 'rollback'
      ? 'Nothing had to be put back: the records are as they were before.'
      : 'Nothing had to change: the records are as the files want them.';
  const agreed = totals.unchanged === 0 ? '' : `${thousands(totals.unchanged)} agreed already`;
  if (!isAsAsked(report.readBack)) return `${sayDone(report, true)}.${agreed === '' ? '' : ` ${agreed}.`}`;
  return `All is well: ${sayDone(report)}${agreed === '' ? '' : `, ${agreed}`}.`;
}

/** `3 records updated`, and how many of them are not as asked; `isEnd` where the sentence says no more. */
function sayDone({ document: { totals, run }, readBack }: RunReport, isEnd = false): string {
  return sayWritten({ updated: totals.updated, label: labelOf('updated', run.command), isEnd }, readBack);
}

/** `3 of 60 rows are not well`, and of how many of them nobody knows; empty where all are well. */
function sayNotWell(report: RunReport): string {
  const { rows, unknown } = report.document.totals;
  const isOpen = isStillOpen(report);
  const count = countNotWell(report.document.totals, isOpen);
  if (count === 0) return '';
  const said = `${thousands(count)} of ${countOf(rows, 'row')} ${count === 1 ? 'is' : 'are'} not well`;
  if (isOpen || unknown === 0) return said;
  if (unknown === count) return `${said}: nobody knows whether the ${count === 1 ? 'write' : 'writes'} arrived`;
  return `${said}, and of ${thousands(unknown)} of them nobody knows whether the write arrived`;
}

/** Somebody may still find out what became of writes without an answer: this run, or `nexload resume`. */
function isStillOpen({ document: { run } }: RunReport): boolean {
  return run.resumeCommand !== null || run.status === 'at-work';
}

type EarlyStatus = Exclude<RunReport['document']['run']['status'], 'complete'>;

/** What was done, what is left, of what nobody knows, and what will not get better by going on. */
function sayCutShort(report: RunReport, status: EarlyStatus): string {
  const { totals, run } = report.document;
  const { notAttempted, unknown } = totals;
  const toDo = `, ${countOf(notAttempted, 'row')} ${run.resumeCommand === null && status !== 'at-work' ? 'not attempted' : 'still to do'}`;
  const left = notAttempted === 0 && unknown > 0 ? '' : toDo;
  const isInDoubt = isStillOpen(report) && unknown > 0;
  const notWell = sayNotWell(report);
  return [
    sayEarlyEnd(status, report.stopped),
    `${sayDone(report)}${left}.`,
    ...(isInDoubt ? [`Of ${countOf(unknown, 'row')} nobody knows yet whether the write arrived.`] : []),
    ...(notWell === '' ? [] : [`${notWell}.`]),
  ].join(' ');
}

function sayEarlyEnd(status: EarlyStatus, stopped: string | null): string {
  switch (status) {
    case 'stopped':
      return stopped === null ? 'Stopped:' : `Stopped, because ${clause(stopped)}.`;
    case 'interrupted':
      return 'Interrupted:';
    case 'failed':
      return 'Something went wrong:';
    case 'at-work':
      return 'Still at work:';
  }
}

/** The server's own words may end a sentence. */
function clause(stopped: string): string {
  return oneLine(stopped).replace(/\.+$/, '');
}

function sayNothingSent({ invalid, rows }: RunTotals): string {
  const asIs = invalid === 1 ? 'as it is' : 'as they are';
  return `Nothing was sent: ${thousands(invalid)} of ${countOf(rows, 'row')} cannot be used ${asIs}.`;
}
