import { isWorthMarking, writeAnnotated } from './annotate.ts';
import type { Issue } from './model.ts';
import type { Run } from './model/run.ts';
import type { RunFolder, Source } from './ports.ts';
import type { Journal } from './ports/journal.ts';
import type { RunReport } from './report/report.ts';
import { reportRun } from './report-run.ts';
import { runSettingsSchema } from './steps/active-run.ts';
import { marksOf } from './steps/marks-of.ts';

/** A run as the journal has it, and where its report goes. */
export interface ClosedRun {
  readonly run: Run;
  readonly journal: Journal;
  /** Where the files go; none are written where it is null. */
  readonly folder: RunFolder | null;
  /** Its inputs, as far as they are at hand: a workbook gets a copy with its wrong cells marked. */
  readonly sources: readonly Source[];
  /** True while another process works on it. */
  readonly isAtWork?: boolean;
}

/** Makes the report of a run that ended, the same whenever it is made: what else it tells was kept at the end. */
export async function reportClosed({ run, journal, folder, sources, isAtWork = false }: ClosedRun): Promise<RunReport> {
  // What was kept at an earlier end is of no account once the run went on.
  const closing = run.exitCode === null ? undefined : run.closing;
  const applyCommand = closing?.applyCommand ?? null;
  const marks = await marksOf(journal, run.id);
  return reportRun({
    run,
    journal,
    folder,
    isAtWork,
    files: await writeAnnotated(inOrder(sources, marks), marks, folder),
    budget: closing?.budget ?? null,
    forecast: closing?.forecast ?? null,
    flagsForRejects: runSettingsSchema.safeParse(run.settings).data?.flagsForRejects ?? [],
    ...(applyCommand !== null && { applyCommand }),
  });
}

/** The workbooks that its report has marked copies of, each with the hash of what it held. */
export async function workbooksOf({ id, closing }: Run, journal: Journal): Promise<ReadonlyMap<string, string>> {
  if (closing?.hasSources === false) return new Map();
  const marked = new Set((await marksOf(journal, id)).filter(isWorthMarking).map(({ file }) => file));
  const books = (await journal.listInputs(id)).filter(({ file }) => marked.has(file));
  return new Map(books.map(({ file, sha256 }) => [file, sha256]));
}

/** In the order of the journal, which need not be that of the command line. */
function inOrder(sources: readonly Source[], marks: readonly Issue[]): readonly Source[] {
  const files = [...new Set(marks.map(({ file }) => file))];
  return sources.toSorted((one, other) => files.indexOf(one.name) - files.indexOf(other.name));
}
