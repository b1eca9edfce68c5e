import type { InputFacts, ReportDocument, ReportFiles, RunFacts } from './document.ts';
import { addTotals, mostIssues, type Group, type Tally } from './tally.ts';

/** A finished run as all renderings need it: the document, and the groups that people read first. */
export interface Report {
  readonly document: ReportDocument;
  readonly groups: readonly Group[];
  /** The flags that make the mended rejects be understood as the file was. */
  readonly flagsForRejects: readonly string[];
}

/** What became of one input. */
export interface SheetResult {
  readonly facts: InputFacts;
  readonly tally: Tally;
}

/** Puts the results of all inputs together. */
export function buildReport(run: RunFacts, sheets: readonly SheetResult[], files: ReportFiles): Report {
  const document: ReportDocument = {
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
  return { document, groups: sheets.flatMap(({ tally }) => tally.groups), flagsForRejects: [] };
}

function byResource(sheets: readonly SheetResult[]): ReportDocument['byResource'] {
  const names = [...new Set(sheets.map(({ facts }) => facts.resource))];
  return Object.fromEntries(
    names.map((name) => [
      name,
      addTotals(sheets.filter(({ facts }) => facts.resource === name).map(({ tally }) => tally.totals)),
    ]),
  );
}
