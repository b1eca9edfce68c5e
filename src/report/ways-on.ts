import { feedBackCommands } from './feed-back.ts';
import type { RunReport } from './report.ts';
import { rollbackCommandOf } from './way-on.ts';

/** What a person can do next: what for, and the commands, ready to be pasted. */
export interface WayOn {
  readonly what: string;
  readonly commands: readonly string[];
}

/** What can be done after a run, the most urgent first. */
export function waysOn(report: RunReport): readonly WayOn[] {
  const { run, totals } = report.document;
  const isPlan = run.command === 'plan';
  const rollback = rollbackCommandOf(run, totals);
  return [
    { what: 'Go on with the rows that are still to do:', commands: listOf(run.resumeCommand) },
    {
      what: `Mend the rows that are not well, then ${isPlan ? 'plan' : 'apply'} them again:`,
      commands: feedBackCommands(report),
    },
    { what: 'Make these changes:', commands: listOf(isPlan ? report.applyCommand : null) },
    { what: 'Put everything back as it was before:', commands: listOf(rollback) },
  ].filter(({ commands }) => commands.length > 0);
}

function listOf(command: string | null): readonly string[] {
  return command === null ? [] : [command];
}
