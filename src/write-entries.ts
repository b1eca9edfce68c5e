import type { Issue } from './model.ts';
import type { Entry, RunInput } from './model/run.ts';
import type { Output, RunFolder } from './ports.ts';
import { mostSampled } from './report/build-run-report.ts';
import { createCellFinder } from './report/cell-of-field.ts';
import type { ChangeCounter } from './report/change-groups.ts';
import { createIssueTally, type IssueTally } from './report/issue-tally.ts';
import { createRefusedCollector, type RefusedRows } from './report/junit.ts';
import { allAsAsked, readBackOf, type ReadBack } from './report/read-back.ts';
import { rejectsHeader, rejectsLine } from './report/rejects-csv.ts';
import type { SampleRow } from './report/report.ts';
import { createRunRowsLine } from './report/rows-csv.ts';
import { sayChange, sayChanges } from './report/say-change.ts';
import { sayEntry } from './report/say-entry.ts';
import { finalStateOf, isNotWell, noTotals, wordOf, type FinalState } from './report/states.ts';
import { getResource } from './resources/index.ts';
import type { Resource } from './resources/resource.ts';

/** Where the rows of one input go, and who counts them. */
export interface EntryPlace {
  readonly rows: Output | null;
  readonly folder: RunFolder | null;
  readonly nameRejects: (input: RunInput) => string;
  readonly changes: ChangeCounter;
  /** Counts the changes that were made. */
  readonly made: ChangeCounter;
  /** Why rows were not attempted, in words. */
  readonly notAttempted: string;
  /** True where somebody may still find out what became of writes without an answer. */
  readonly isOpen: boolean;
}

/** What became of one input. */
export interface WrittenInput {
  /** How many of its rows ended how. */
  readonly ended: Readonly<Record<FinalState, number>>;
  readonly issues: IssueTally;
  readonly rejects: string | null;
  readonly refused: RefusedRows;
  readonly readBack: ReadBack;
  /** The first rows that change their records. */
  readonly sample: readonly SampleRow[];
}

/** Takes the rows of one input, as the journal has them, to rows.csv and its rejects file, and counts them. */
export function createEntryWriter(
  input: RunInput,
  place: EntryPlace,
): { take(entry: Entry): void; result(): WrittenInput } {
  const resource = getResource(input.resource);
  const line = createRunRowsLine(input);
  const isOfSheet = createSheetMatcher(input.issues);
  const issues = createIssueTally();
  input.issues.forEach(issues.takeOfSheet);
  const rejects = createRejects(input, place);
  const refused = createRefusedCollector();
  const sample = createSample(input, resource);
  const [ended, readBack] = [{ ...noTotals }, { ...allAsAsked }];
  return {
    take(entry) {
      const state = finalStateOf(entry.state);
      ended[state]++;
      const found = readBackOf(entry);
      if (found !== null) readBack[found]++;
      const message = sayEntry(entry, place.notAttempted);
      place.rows?.write(line(entry, { status: wordOf(state), changed: sayChanges(entry.changes, resource), message }));
      if (isNotWell(state, place.isOpen)) {
        rejects.take(entry, message);
        refused.take(entry.row, () => message);
      }
      for (const issue of entry.issues) if (!isOfSheet(issue)) issues.take(issue);
      place.changes.take(input.resource, entry.changes);
      if (state === 'updated') place.made.take(input.resource, entry.changes);
      sample.take(entry);
    },
    result: () => ({
      ended,
      readBack,
      issues: issues.result(),
      rejects: rejects.close(),
      refused: refused.result(),
      sample: sample.rows,
    }),
  };
}

/** Keeps the first rows that change their records. */
function createSample(input: RunInput, resource: Resource | undefined) {
  const cellOf = createCellFinder(input, resource);
  const rows: SampleRow[] = [];
  return {
    rows,
    take({ row, id, changes }: Entry): void {
      if (changes.length === 0 || rows.length === mostSampled) return;
      const said = changes.map((change) => ({ said: sayChange(change, resource), cell: cellOf(change.field, row) }));
      rows.push({ file: input.file, sheet: input.sheet, row, id, changes: said });
    },
  };
}

/** Rows that a whole sheet spoils carry its issues too, which are counted once. */
function createSheetMatcher(ofSheet: readonly Issue[]): (issue: Issue) => boolean {
  const known = new Set(ofSheet.map((issue) => JSON.stringify(issue)));
  return (issue) => known.size > 0 && known.has(JSON.stringify(issue));
}

function createRejects(input: RunInput, { folder, nameRejects }: EntryPlace) {
  const { columns, delimiter, ownHeaders } = input;
  const format = { header: columns.map(({ header }) => header), delimiter: delimiter ?? ',', ownHeaders };
  let output: Output | null = null;
  return {
    take({ row, cells, issues }: Entry, message: string): void {
      if (folder === null) return;
      if (output === null) {
        output = folder.create(nameRejects(input));
        output.write(rejectsHeader(format));
      }
      output.write(rejectsLine(format, { row: { row, cells }, issues, message }));
    },
    close(): string | null {
      output?.close();
      return output?.path ?? null;
    },
  };
}
