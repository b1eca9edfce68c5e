import type { Issue } from '../../model.ts';
import { getResource } from '../../resources/index.ts';
import type { Resource } from '../../resources/resource.ts';
import { createCellFinder } from '../cell-of-field.ts';
import { countedStates } from '../counted-states.ts';
import type { InputFacts, ReportFiles, ValidateTotals } from '../document.ts';
import { exitCodes } from '../../errors.ts';
import { meaningOf } from '../render-totals.ts';
import { isAsAsked } from '../read-back.ts';
import type { Report, RunReport } from '../report.ts';
import { sayRequests } from '../say-requests.ts';
import { sayTarget } from '../say-target.ts';
import type { FinalState } from '../states.ts';
import { sayVerdict } from '../verdict.ts';
import { waysOn } from '../ways-on.ts';
import type { PageFacts, PageField, PageInput, PageIssue, PageState, PageTime } from './page-data.ts';

/** What the page tells besides the report. */
export interface PageExtras {
  readonly made: PageFacts['made'];
  readonly settings: PageFacts['settings'];
  readonly time: PageTime | null;
  /** Of each input, what concerns the whole sheet. */
  readonly sheetIssues: readonly (readonly Issue[])[];
  /** How many plain rows the page has no room for. */
  readonly left: number;
}

/** All that the page says but its rows. */
export function pageFacts(report: Report, extras: PageExtras): PageFacts {
  const { document } = report;
  const { made, settings, time, left } = extras;
  const { id, command, startedAt, finishedAt, status, exitCode, isRehearsal } = document.run;
  const target = document.target === null ? '' : sayTarget(document.target);
  return {
    schema: 1,
    made,
    run: { id, command, startedAt, finishedAt, exitCode, status, target, isRehearsal: isRehearsal === true },
    verdict: sayVerdict(report),
    tone: toneOf(report),
    rows: document.totals.rows,
    states: report.kind === 'run' ? statesOf(report) : statesOfCheck(report.document.totals),
    inputs: document.inputs.map((input, at) => inputOf(input, extras.sheetIssues[at] ?? [])),
    ways: waysOn(report),
    files: namesOf(document.files),
    settings,
    requests: report.kind === 'run' ? sayRequests(document.requests) : '',
    time,
    left,
  };
}

/** Well is what exits with 0 and was stored as asked; bad is what did not come to its end, or is not what anybody asked for. */
function toneOf(report: Report): PageFacts['tone'] {
  const { run } = report.document;
  if (report.kind === 'run' && run.exitCode === exitCodes.ok && !isAsAsked(report.readBack)) return 'mixed';
  if (run.exitCode === exitCodes.ok || (run.command === 'plan' && run.exitCode === exitCodes.usage)) return 'well';
  const isMixed = run.status === 'at-work' || (run.status === 'complete' && run.exitCode === exitCodes.notAllWell);
  return isMixed ? 'mixed' : 'bad';
}

function statesOf({ document, readBack }: RunReport): readonly PageState[] {
  const { command } = document.run;
  return countedStates(document).map(({ state, label, count }) => {
    const key = state === 'updated' && command === 'plan' ? 'planned' : state;
    const meaning = command === 'plan' ? meaningInPlan(state) : meaningOf(state, command, readBack);
    return { key, label, count, meaning };
  });
}

function meaningInPlan(state: FinalState): string {
  if (state === 'updated') return 'the record differs from the file';
  return state === 'notAttempted' ? 'the plan did not get to the row' : meaningOf(state, 'plan');
}

function statesOfCheck({ valid, invalid, blank }: ValidateTotals): readonly PageState[] {
  const states: readonly PageState[] = [
    { key: 'valid', label: 'valid', count: valid, meaning: 'the row can be used as it is' },
    { key: 'invalid', label: 'invalid', count: invalid, meaning: 'the row cannot be used as it is' },
    { key: 'blank', label: 'blank', count: blank, meaning: 'the row is empty' },
  ];
  return states.filter(({ key, count }) => count > 0 || key === 'valid');
}

function inputOf(input: InputFacts, issues: readonly Issue[]): PageInput {
  const { file, sheet, sha256, resource, rows, columns } = input;
  const fields = fieldsOf(input, getResource(resource));
  return {
    file,
    sheet,
    sha256,
    resource,
    rows,
    columns,
    fields,
    reading: sayReading(input),
    issues: issues.map(issueOf),
  };
}

function fieldsOf(input: InputFacts, resource: Resource | undefined): Readonly<Record<string, PageField>> {
  const cellOf = createCellFinder(input, resource);
  const fields = (resource?.fields ?? []).map(({ name, codec, enum: members }): [string, PageField] => {
    const column = cellOf(name, 0)?.slice(0, -1);
    return [
      name,
      {
        type: codec.type,
        ...(members !== undefined && { enum: members.map(({ value, name: member }) => ({ value, name: member })) }),
        ...(column !== undefined && { column }),
      },
    ];
  });
  return Object.fromEntries(fields);
}

function sayReading({ encoding, delimiter, headerRow }: InputFacts): string {
  const text = delimiter === null ? [] : [`${encoding ?? ''}, cells between ${delimiterNames[delimiter] ?? delimiter}`];
  return [...text, `header in row ${headerRow}`].join(', ');
}

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

function issueOf({ severity, code, field, column, cell, value, message, hint, source }: Issue): PageIssue {
  return { severity, code, field, column, cell, value, message, hint, source };
}

/** The files stand beside the page, wherever the folder is carried. */
function namesOf(files: ReportFiles): ReportFiles {
  return Object.fromEntries(
    Object.entries(files).map(([name, path]: [string, string | readonly string[]]) => [
      name,
      typeof path === 'string' ? nameOf(path) : path.map(nameOf),
    ]),
  );
}

function nameOf(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}
