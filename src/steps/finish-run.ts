import type { Closing, Run } from '../model/run.ts';
import type { Source } from '../ports.ts';
import type { Halt } from '../ports/calls.ts';
import type { Journal } from '../ports/journal.ts';
import { exitCodeOf } from '../report/exit-code.ts';
import type { RunReport } from '../report/report.ts';
import { reportClosed } from '../report-closed.ts';
import { countRun } from '../report-run.ts';
import type { ActiveRun } from './active-run.ts';
import { countRows, hasSent } from './count-rows.ts';
import { forecastOf } from './forecast-of.ts';

/** What the end of a run needs to know besides. */
export interface FinishOptions {
  /** True where the exit code is to tell whether something would change. */
  readonly isDetailed?: boolean;
  /** The command that carries out a plan. */
  readonly applyCommand?: string;
  /** The inputs, where they are at hand: a workbook gets a copy with its wrong cells marked. */
  readonly sources?: readonly Source[];
}

/** Closes a run in the journal, and makes its report. */
export async function finishRun(active: ActiveRun, halt: Halt | null, options: FinishOptions): Promise<RunReport> {
  const { world } = active;
  const { journal, log } = world;
  const run = await closeRun(active, halt, options);
  const closing = await closingOf(active, options);
  await journal.changeRun(run.id, { closing });
  const report = await reportClosed({
    run: { ...run, closing },
    journal,
    folder: world.openFolder(run.id),
    sources: options.sources ?? [],
  });
  await journal.changeRun(run.id, { phase: run.phase });
  log.info({ run: run.id, exitCode: run.exitCode, ...report.document.totals, ...run.requests }, 'run finished');
  return report;
}

/** Once the account is closed nobody can tell this any more. */
async function closingOf(active: ActiveRun, { applyCommand, sources = [] }: FinishOptions): Promise<Closing> {
  return {
    budget: await active.world.budget.usage(),
    forecast: await forecastOf(active),
    applyCommand: applyCommand === undefined ? null : await commandFor(active, applyCommand),
    hasSources: sources.length > 0,
  };
}

/** With rows that cannot be used the same command would stop before its first write. */
async function commandFor({ run, world }: ActiveRun, applyCommand: string): Promise<string> {
  const invalid = await countRows(world.journal, run.id, ['invalid']);
  return invalid === 0 ? applyCommand : `${applyCommand} --skip-invalid`;
}

async function closeRun(active: ActiveRun, halt: Halt | null, { isDetailed = false }: FinishOptions): Promise<Run> {
  const { run: started, settings, world } = active;
  const { journal, clock } = world;
  await active.saveProgress();
  const now = (await journal.getRun(started.id)) ?? started;
  // What the readers gave, against what the journal accounts for.
  const totals = { ...(await countRun(journal, now.id)), rows: now.rows };
  const { command } = now;
  const { skipInvalid } = settings.sending;
  const run: Run = {
    ...now,
    finishedAt: clock.now(),
    phase: isOver(now, halt, await hasBeenAtWork(journal, now.id)) && totals.unknown === 0 ? 'settled' : now.phase,
    exitCode: exitCodeOf({ command, totals, halt, skipsInvalid: skipInvalid, isDetailed }),
    stopped: halt === null ? null : halt.message,
  };
  await journal.addEvents(run.id, [{ at: clock.now(), kind: halt === null ? 'finished' : 'stopped', ms: 0 }]);
  // Only with its report is a run settled: one that is killed before is gone on with, and reported then.
  await journal.changeRun(run.id, { ...run, phase: now.phase });
  return run;
}

/**
 * A run that ended before its first write is begun anew, with mended files or other bounds, rather than gone on with; once it has
 * sent something, only going on accounts for the rest, whatever was answered today, and whoever goes on with a run that sent
 * nothing yet keeps it as well. One that was interrupted while its files were read is not over either: it stays a false start, and
 * nobody is told that it is finished.
 */
function isOver({ command }: Run, halt: Halt | null, wasAtWork: boolean): boolean {
  if (halt === null || command === 'plan') return true;
  return !wasAtWork && ['invalid', 'cap', 'refused'].includes(halt.kind);
}

/** True where a run has sent something, or was gone on with. */
async function hasBeenAtWork(journal: Journal, run: string): Promise<boolean> {
  return (await hasSent(journal, run)) || (await journal.listEvents(run)).some(({ kind }) => kind === 'resumed');
}
