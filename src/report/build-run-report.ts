import { exitCodes } from '../errors.ts';
import type { Run, RunInput } from '../model/run.ts';
import type { BudgetUsage, Forecast } from '../ports/budget.ts';
import type { ChangeFacts } from './change-groups.ts';
import type { InputFacts, PlanFacts, ReportFiles, RunDocument, RunFacts, RunTotals } from './document.ts';
import { mostIssues, type IssueTally } from './issue-tally.ts';
import { addReadBacks, type ReadBack } from './read-back.ts';
import type { RunReport, SampleRow } from './report.ts';
import { addRunTotals, isBalanced } from './states.ts';
import { isRehearsal, resumeCommandOf, rollbackCommandOf, statusOf } from './way-on.ts';

/** What became of one input of a run. */
export interface InputResult {
  readonly facts: RunInput;
  readonly totals: RunTotals;
  readonly issues: IssueTally;
  readonly readBack: ReadBack;
  readonly sample: readonly SampleRow[];
}

/** What a report of a run is put together from. */
export interface RunResult {
  readonly run: Run;
  readonly inputs: readonly InputResult[];
  readonly changes: ChangeFacts;
  /** The part of them that was made. */
  readonly made: ChangeFacts;
  readonly budget: BudgetUsage | null;
  readonly forecast: Forecast | null;
  readonly resumable: boolean;
  readonly isAtWork?: boolean;
  /** When something was last known to happen to a row; stands for the end where the run has none. */
  readonly lastKnownAt: number;
  readonly flagsForRejects: readonly string[];
  readonly applyCommand?: string;
}

/** How many changing rows are shown field by field. */
export const mostSampled = 20;

/** Puts the results of all inputs together. */
export function buildRunReport(result: RunResult, files: ReportFiles): RunReport {
  const { run, inputs, changes } = result;
  const totals = checkedTotals(run, inputs);
  const document: RunDocument = {
    schema: 1,
    run: runFacts(result, totals),
    target: run.target,
    inputs: inputs.map(({ facts, totals: { rows } }) => inputFacts(facts, rows)),
    totals,
    byResource: byResource(inputs),
    requests: run.requests,
    budget: result.budget,
    plan: planFacts(changes, totals, result.forecast),
    issues: inputs.flatMap(({ issues }) => issues.issues).slice(0, mostIssues),
    files,
  };
  return {
    kind: 'run',
    document,
    groups: inputs.flatMap(({ issues }) => issues.groups),
    flagsForRejects: result.flagsForRejects,
    stopped: run.stopped,
    made: result.made,
    readBack: addReadBacks(inputs.map(({ readBack }) => readBack)),
    sample: inputs.flatMap(({ sample }) => sample).slice(0, mostSampled),
    applyCommand: result.applyCommand ?? null,
    rollbackCommand: result.isAtWork === true ? null : rollbackCommandOf(run, totals),
  };
}

/** The rows are those that the readers gave, once they gave all, and not those that are there: so a lost one shows. */
function checkedTotals({ phase, rows }: Run, inputs: readonly InputResult[]): RunTotals {
  const sum = addRunTotals(inputs.map((input) => input.totals));
  return phase === 'checking' ? sum : { ...sum, rows };
}

function runFacts({ run, resumable, isAtWork = false, lastKnownAt }: RunResult, totals: RunTotals): RunFacts {
  return {
    id: run.id,
    command: run.command,
    startedAt: new Date(run.startedAt).toISOString(),
    ...(isAtWork ? noEnd : endOf(run, totals, lastKnownAt)),
    resumeCommand: resumable ? resumeCommandOf(run) : null,
    ...(run.stopped !== null && { stopped: run.stopped }),
    ...(isRehearsal(run) && { isRehearsal: true as const }),
  };
}

const noEnd = { finishedAt: null, status: 'at-work', exitCode: null } as const;

/** A run without an end was killed: it ended when something was last known to happen. */
function endOf(run: Run, totals: RunTotals, lastKnownAt: number): Pick<RunFacts, 'finishedAt' | 'status' | 'exitCode'> {
  return {
    finishedAt: new Date(run.finishedAt ?? Math.max(run.startedAt, lastKnownAt)).toISOString(),
    status: statusOf(run),
    exitCode: isBalanced(totals) ? (run.exitCode ?? exitCodes.stopped) : exitCodes.unbalanced,
  };
}

function inputFacts(input: RunInput, rows: number): InputFacts {
  const { file, sheet, sha256, resource, encoding, delimiter, headerRow, columns } = input;
  return { file, sheet, sha256, resource, encoding, delimiter, headerRow, columns, rows };
}

function planFacts(changes: ChangeFacts, totals: RunTotals, forecast: Forecast | null): PlanFacts {
  const { update, ...counted } = changes;
  return {
    update,
    unchanged: totals.unchanged,
    missing: totals.missing,
    ...counted,
    forecast: forecast === null ? null : { ...forecast, endsAt: new Date(forecast.endsAt).toISOString() },
  };
}

function byResource(inputs: readonly InputResult[]): RunDocument['byResource'] {
  const names = [...new Set(inputs.map(({ facts }) => facts.resource))];
  return Object.fromEntries(
    names.map((name) => [
      name,
      addRunTotals(inputs.filter(({ facts }) => facts.resource === name).map(({ totals }) => totals)),
    ]),
  );
}
