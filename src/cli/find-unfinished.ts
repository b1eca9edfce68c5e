import { exitCodes, type UserError } from '../errors.ts';
import { nothingToResume, runNeedsItsFiles, runStillReads, runWasRehearsal } from '../errors/runs.ts';
import { findRejects } from '../io/find-rejects.ts';
import { isAtWork } from '../io/journal/is-at-work.ts';
import type { Run, RunInput } from '../model/run.ts';
import type { Journal } from '../ports/journal.ts';
import { feedBackCommands } from '../report/feed-back.ts';
import { countOf } from '../report/plural.ts';
import type { RunReport } from '../report/report.ts';
import { countRefused } from '../report/states.ts';
import { isFalseStart, isRehearsal, isResumable, resumeCommandOf } from '../report/way-on.ts';
import { reportRun } from '../report-run.ts';
import { runSettingsSchema } from '../steps/active-run.ts';
import type { Arguments } from './command.ts';
import { findRun, withJournal } from './find-run.ts';

/** The run that a person wants to go on with. */
export type Unfinished =
  | { readonly kind: 'unfinished'; readonly run: Run; readonly inputs: readonly RunInput[] }
  /** Nothing of it is left to do; `said` says so in a sentence. */
  | { readonly kind: 'over'; readonly said: string; readonly report: RunReport };

/** The run of the arguments, or the newest unfinished one; where none is unfinished, the newest that wrote something or could have. */
export async function findUnfinished(args: Arguments): Promise<Unfinished> {
  const home = String(args['home']);
  return withJournal(home, async (journal) => {
    if (journal === null) throw nothingToResume();
    const name = args['run'];
    const run = typeof name === 'string' ? await findRun(journal, name) : await findNewest(journal, home);
    if (run === undefined) throw nothingToResume();
    if (run.prunedAt !== undefined && typeof name !== 'string') return overAndPruned(run, journal);
    if (isRehearsal(run)) throw runWasRehearsal(run.id);
    if (isFalseStart(run)) throw await whyNotBegun(run, home);
    if (isResumable(run)) return { kind: 'unfinished', run, inputs: await journal.listInputs(run.id) };
    const report = await reportAgain(run, journal, String(args['reports']));
    return { kind: 'over', said: sayOver(report), report };
  });
}

/** What is known of a run that has nothing left to do, with the way on for rows that are not well. */
export async function reportAgain(run: Run, journal: Journal, reports: string): Promise<RunReport> {
  const flagsForRejects = runSettingsSchema.safeParse(run.settings).data?.flagsForRejects ?? [];
  const rejects = await findRejects(reports, run.id);
  const files = rejects.length === 0 ? {} : { rejects };
  return reportRun({ run, journal, folder: null, budget: null, forecast: null, flagsForRejects, files });
}

/** A false start hides older runs only while nothing came after it; a pruned one is taken only where no other tells more. */
async function findNewest(journal: Journal, home: string): Promise<Run | undefined> {
  const runs = (await journal.listRuns()).filter((run) => run.command !== 'plan' && !isRehearsal(run));
  const resumable = runs.find(isResumable);
  const [newest] = runs;
  if (newest !== undefined && isFalseStart(newest)) throw await whyNotBegun(newest, home, resumable);
  const over = runs.filter((run) => !isFalseStart(run));
  return resumable ?? over.find((run) => run.prunedAt === undefined) ?? over[0];
}

/** What looks like a false start may be a run that another process has just begun. */
async function whyNotBegun({ id }: Run, home: string, older?: Run): Promise<UserError> {
  if (await isAtWork(home, id)) return runStillReads(id);
  return runNeedsItsFiles(id, older === undefined ? null : resumeCommandOf(older));
}

/** Its rows are gone, and how many ended how is still known. */
async function overAndPruned(pruned: Run, journal: Journal): Promise<Unfinished> {
  const { prunedAt: _, ...run } = pruned;
  // The other views leave out rows of which nothing but their state is left.
  const bare: Journal = {
    ...journal,
    listEntries: (id, query) => journal.listEntries(id, { ...query, view: 'undone' }),
  };
  const facts = { folder: null, budget: null, forecast: null, flagsForRejects: [] };
  const report = { ...(await reportRun({ run, journal: bare, ...facts })), rollbackCommand: null };
  return { kind: 'over', said: `${run.id} is over, and its rows were pruned; there is nothing left to do.`, report };
}

function sayOver(report: RunReport): string {
  const { run, totals } = report.document;
  if (run.exitCode === exitCodes.invalidInput) return sayInvalid(report);
  if (totals.notAttempted > 0) return sayEnded(report);
  const refused = countRefused(totals);
  if (refused === 0) return `${run.id} is finished; there is nothing left to do.`;
  const are = refused === 1 ? 'is' : 'are';
  const notWell = `${run.id} is finished; ${countOf(refused, 'row')} ${are} not well`;
  // The rejects of a rollback would write over what it left alone.
  if (run.command === 'rollback') return `${notWell}, and its report says why.`;
  return `${notWell}, and those come back with the mended rejects, not with resume.`;
}

/** Nothing was sent, not even the good rows: the rejects alone would leave those out. */
function sayInvalid(report: RunReport): string {
  const { run, totals } = report.document;
  const [rejects] = feedBackCommands(report);
  const thenRejects = rejects === undefined ? '' : `, and the mended rejects with ${rejects}`;
  return `${run.id} sent nothing, because ${countOf(totals.invalid, 'row')} cannot be used, and there is nothing to go on with. Mend your files and apply them again; or send the other rows with --skip-invalid${thenRejects}.`;
}

function sayEnded({ document: { run, totals }, stopped }: RunReport): string {
  const because = stopped === null ? '' : `, because ${stopped}`;
  if (totals.updated === 0)
    return `${run.id} ended without sending anything${because}, and there is nothing to go on with.`;
  return `${run.id} ended with ${countOf(totals.notAttempted, 'row')} not attempted${because}, and there is nothing to go on with.`;
}
