import { exitCodes } from '../errors.ts';
import { feedBackCommands } from './feed-back.ts';
import type { Report, RunReport, ValidateReport } from './report.ts';
import { countNotWell } from './states.ts';

/** What a person can do next: what for, and the commands, if any, ready to be pasted. */
export interface WayOn {
  readonly what: string;
  readonly commands: readonly string[];
}

/** What can be done next, the most urgent first. */
export function waysOn(report: Report): readonly WayOn[] {
  return report.kind === 'run' ? waysAfterRun(report) : waysAfterCheck(report);
}

function waysAfterCheck(report: ValidateReport): readonly WayOn[] {
  const commands = feedBackCommands(report);
  return commands.length === 0 ? [] : [{ what: 'Mend the rows that cannot be used, then check them again:', commands }];
}

function waysAfterRun(report: RunReport): readonly WayOn[] {
  const { run, totals, plan } = report.document;
  const isPlan = run.command === 'plan';
  const ways = [
    { what: sayGoOn(report), commands: listOf(run.resumeCommand) },
    {
      what: sayFeedBack(report),
      commands: isCutShort(report) || !isWorthMending(report) ? [] : feedBackCommands(report),
    },
    { what: 'Make these changes:', commands: listOf(isPlan && plan.update > 0 ? report.applyCommand : null) },
    { what: 'Put everything back as it was before:', commands: listOf(report.rollbackCommand) },
  ].filter(({ commands }) => commands.length > 0);
  if (isCapped(report)) return [raiseCap, ...ways];
  return isCutShort(report) && totals.invalid > 0 ? [mendFiles, ...ways] : ways;
}

/** A run that goes on also finds out what became of writes without an answer. */
function sayGoOn({ document: { run, totals } }: RunReport): string {
  const { unknown, notAttempted } = totals;
  const findOut =
    unknown === 1 ? 'find out about the row without an answer' : 'find out about the rows without an answer';
  const goOn = 'go on with the rows that are still to do';
  const both = unknown === 0 ? goOn : notAttempted === 0 ? findOut : `${goOn}, and ${findOut}`;
  const denied = 'Sign in again, or see what nexload doctor misses; then ';
  return run.exitCode === exitCodes.denied ? `${denied}${both}:` : `${both.charAt(0).toUpperCase()}${both.slice(1)}:`;
}

/** Rows that only had bad luck are fine as they are. */
function sayFeedBack({ document: { run, totals } }: RunReport): string {
  const verb = run.command === 'plan' ? 'plan' : 'apply';
  const { invalid, missing, rejected } = totals;
  if (invalid + missing + rejected > 0) return `Mend the rows that are not well, then ${verb} them again:`;
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)} the rows that are not well again:`;
}

/** What resume settles need not be mended. */
function isWorthMending({ document: { run, totals } }: RunReport): boolean {
  return countNotWell(totals, run.resumeCommand !== null) > 0;
}

/** The rejects are no way on where rows that could be used were not sent either, and no resume will bring them. */
function isCutShort({ document: { run, totals } }: RunReport): boolean {
  return run.command !== 'plan' && run.resumeCommand === null && totals.notAttempted > 0;
}

/** A cap was hit before the first write, so that the run is over for good. */
function isCapped({ document: { run, requests } }: RunReport): boolean {
  return run.exitCode === exitCodes.capHit && run.resumeCommand === null && requests.writes === 0;
}

const raiseCap: WayOn = {
  what: 'Look at what would change with nexload plan. Where it is what you want, give the command again with a higher cap.',
  commands: [],
};

const mendFiles: WayOn = {
  what: 'Mend these rows in your own files and apply them again, or say --skip-invalid to send the other rows without them.',
  commands: [],
};

function listOf(command: string | null): readonly string[] {
  return command === null ? [] : [command];
}
