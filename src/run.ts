import { writeAnnotated } from './annotate.ts';
import { checkTables } from './check-tables.ts';
import { openTables, type OpenOptions } from './open-tables.ts';
import type { Clock, Log, Progress, RunFolder } from './ports.ts';
import type { RunReport, ValidateReport } from './report/report.ts';
import type { AccountWorld } from './steps/active-run.ts';
import { askToWrite } from './steps/ask-to-write.ts';
import { assertReplaceable } from './steps/assert-replaceable.ts';
import { assertCaps } from './steps/assert-caps.ts';
import { carryOut, type CarryOutOptions } from './steps/carry-out.ts';
import { checkInputs } from './steps/check-inputs.ts';
import { planChanges } from './steps/plan-changes.ts';
import { refuseInvalid } from './steps/refuse-invalid.ts';
import { sendPlanned } from './steps/send-planned.ts';
import { startRun, type RunStart } from './steps/start-run.ts';
import { endOf, writeReport } from './write-report.ts';

/** What a check of files needs of the world. */
export interface World {
  readonly clock: Clock;
  readonly log: Log;
  readonly progress: Progress;
  /** Aborted when somebody wants to stop; the reason is the exit code. */
  readonly signal: AbortSignal;
  /** Makes the folder for the report; gives null where none is wanted. */
  readonly openFolder: () => RunFolder | null;
}

/** What is to be checked, and how. */
export interface ValidateRequest extends OpenOptions {
  readonly run: string;
  /** The flags that make the mended rejects be understood as the file was. */
  readonly flagsForRejects: readonly string[];
}

/** Checks spreadsheets without any network, in order: read and understand headers, check every row, mark workbooks, report. */
export async function validate(request: ValidateRequest, world: World): Promise<ValidateReport> {
  const startedAt = new Date(world.clock.now()).toISOString();
  const tables = await openTables(request);
  const folder = world.openFolder();
  const { sheets, files } = await checkTables(tables, request.map, { ...world, folder });
  const annotated = await writeAnnotated(request.sources, sheets, folder);
  const finishedAt = new Date(world.clock.now()).toISOString();
  const run = { id: request.run, command: 'validate', startedAt, finishedAt, ...endOf(sheets, world.signal) };
  const report = writeReport(run, sheets, { ...request, folder, files: { ...files, ...annotated } });
  world.log.info(
    { run: run.id, status: run.status, exitCode: run.exitCode, ...report.document.totals },
    'run finished',
  );
  return report;
}

/** What is to be compared with the account, or sent to it. */
export interface AccountRequest extends OpenOptions {
  readonly start: RunStart;
}

/** Says what would change, against the live records: check every row, lay each over its record, report. Writes nothing. */
export async function plan(request: AccountRequest & CarryOutOptions, world: AccountWorld): Promise<RunReport> {
  const tables = await openTables(request);
  assertReplaceable(tables, request.start.settings.sending);
  const active = await startRun(request.start, world);
  return carryOut(active, [checkInputs(tables, request.map), planChanges], request);
}

/** Makes the account agree with spreadsheets: check, plan, ask, send what differs, read it back, report. */
export async function apply(request: AccountRequest, world: AccountWorld): Promise<RunReport> {
  const tables = await openTables(request);
  assertReplaceable(tables, request.start.settings.sending);
  const active = await startRun(request.start, world);
  const steps = [checkInputs(tables, request.map), refuseInvalid, planChanges, assertCaps, askToWrite, sendPlanned];
  return carryOut(active, steps);
}
