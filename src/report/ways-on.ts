import { exitCodes } from '../errors.ts';
import type { RunFacts } from './document.ts';
import { feedBackCommands } from './feed-back.ts';
import type { Report, RunReport, ValidateReport } from './report.ts';

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
    { what: sayGoOn(run), commands: listOf(run.resumeCommand) },
    {
      what: `Mend the rows that are not well, then ${isPlan ? 'plan' : 'apply'} them again:`,
      commands: isCutShort(report) ? [] : feedBackCommands(report),
    },
    { what: 'Make these changes:', commands: listOf(isPlan && plan.update > 0 ? report.applyCommand : null) },
    { what: 'Put everything back as it was before:', commands: listOf(report.rollbackCommand) },
  ].filter(({ commands }) => commands.length > 0);
  return isCutShort(report) && totals.invalid > 0 ? [mendFiles, ...ways] : ways;
}

function sayGoOn({ exitCode }: RunFacts): string {
  const goOn = 'o on with the rows that are still to do:';
  return exitCode === exitCodes.denied ? `Sign in again, or see what nexload doctor misses; then g${goOn}` : `G${goOn}`;
}

/** The rejects are no way on where rows that could be used were not sent either, and no resume will bring them. */
function isCutShort({ document: { run, totals } }: RunReport): boolean {
  return run.command !== 'plan' && run.resumeCommand === null && totals.notAttempted > 0;
}

const mendFiles: WayOn = {
  what: 'Mend these rows in your own files and apply them again, or say --skip-invalid to send the other rows without them.',
  commands: [],
};

function listOf(command: string | null): readonly string[] {
  return command === null ? [] : [command];
}
