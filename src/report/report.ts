import type { ChangeFacts } from './change-groups.ts';
import type { InputFacts, ReportFiles, RunDocument, RunFacts, ValidateDocument } from './document.ts';
import { mostIssues, type Group } from './issue-tally.ts';
import type { ReadBack } from './read-back.ts';
import { addTotals, type Tally } from './tally.ts';

/** What all renderings need besides the document. */
interface ReportBase {
  /** The groups that people read first. */
  readonly groups: readonly Group[];
  /** The flags that make the mended rejects be understood as the file was. */
  readonly flagsForRejects: readonly string[];
}

/** A finished check of files. */
export interface ValidateReport extends ReportBase {
  readonly kind: 'validate';
  readonly document: ValidateDocument;
}

/** A row that changes its record, as people read it. */
export interface SampleRow {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly id: number | null;
  /** Each field's change in words, and the cell that asks for it. */
  readonly changes: ReadonlyArray<{ readonly said: string; readonly cell: string | null }>;
}

/** A plan, or a run that sent something, as the journal has it. */
export interface RunReport extends ReportBase {
  readonly kind: 'run';
  readonly document: RunDocument;
  /** Why the run stopped before the end, in words; null where it did not. */
  readonly stopped: string | null;
  /** The changes that were made, of those that were planned. */
  readonly made: ChangeFacts;
  /** What was found when the records were read back. */
  readonly readBack: ReadBack;
  /** The first rows that change their records. */
  readonly sample: readonly SampleRow[];
  /** The command that carries out a plan; null where nobody said it. */
  readonly applyCommand: string | null;
  /** The command that puts back what the run changed; null where it changed nothing. */
  readonly rollbackCommand: string | null;
}

/** A run as all renderings need it: the document, and what people read first. */
export type Report = ValidateReport | RunReport;

/** What became of one input. */
export interface SheetResult {
  readonly facts: InputFacts;
  readonly tally: Tally;
}

/** Puts the results of all inputs together. */
export function buildReport(run: RunFacts, sheets: readonly SheetResult[], files: ReportFiles): ValidateReport {
  const document: ValidateDocument = {
    schema: 1,
    run,
    target: null,
    inputs: sheets.map(({ facts }) => facts),
    totals: addTotals(sheets.map(({ tally }) => tally.totals)),
    byResource: byResource(sheets),
    requests: { reads: 0, writes: 0, throttled: 0, retried: 0 },
    budget: null,
    issues: sheets.flatMap(({ tally }) => tally.issues).slice(0, mostIssues),
    files,
  };
  return { kind: 'validate', document, groups: sheets.flatMap(({ tally }) => tally.groups), flagsForRejects: [] };
}

function byResource(sheets: readonly SheetResult[]): ValidateDocument['byResource'] {
  const names = [...new Set(sheets.map(({ facts }) => facts.resource))];
  return Object.fromEntries(
    names.map((name) => [
      name,
      addTotals(sheets.filter(({ facts }) => facts.resource === name).map(({ tally }) => tally.totals)),
    ]),
  );
}
