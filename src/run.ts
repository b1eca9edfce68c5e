import { writeAnnotated } from './annotate.ts';
import { checkTables } from './check-tables.ts';
import type { Run } from './model/run.ts';
import { openTables } from './open-tables.ts';
import type { RunReport, ValidateReport } from './report/report.ts';
import type { AccountRequest, PlanRequest, RollbackRequest, ValidateRequest, World } from './requests.ts';
import { abandon } from './steps/abandon.ts';
import type { AccountWorld } from './steps/active-run.ts';
import { askToWrite } from './steps/ask-to-write.ts';
import { assertCaps } from './steps/assert-caps.ts';
import { assertReplaceable } from './steps/assert-replaceable.ts';
import { carryOut, type CarryOutOptions } from './steps/carry-out.ts';
import { checkInputs } from './steps/check-inputs.ts';
import { loadPlan } from './steps/load-plan.ts';
import { planChanges } from './steps/plan-changes.ts';
import { refuseInvalid } from './steps/refuse-invalid.ts';
import { reopenRun } from './steps/reopen-run.ts';
import { sendPlanned } from './steps/send-planned.ts';
import { settleDoubts } from './steps/settle-doubts.ts';
import { startRun } from './steps/start-run.ts';
import { takeBeforeImages } from './steps/take-before-images.ts';
import { closeCheck, marksOf } from './write-report.ts';

const sending = [assertCaps, askToWrite, sendPlanned];

/** Checks spreadsheets without any network: read and understand headers, check every row, mark workbooks, report. */
export async function validate(request: ValidateRequest, world: World): Promise<ValidateReport> {
  const startedAt = world.clock.now();
  const tables = await openTables(request);
  const folder = world.openFolder();
  const { sheets, files, page } = await checkTables(tables, request.map, { ...world, folder });
  const annotated = await writeAnnotated(request.sources, marksOf(sheets), folder);
  return closeCheck(sheets, { ...request, ...world, startedAt, folder, page, files: { ...files, ...annotated } });
}

/** Says what would change: check every row, lay each over its live record, report. Writes nothing there. */
export async function plan(request: AccountRequest & CarryOutOptions, world: AccountWorld): Promise<RunReport> {
  const tables = await openTables(request);
  assertReplaceable(tables, request.start.settings.sending);
  return carryOut(await startRun(request.start, world), [checkInputs(tables, request.map), planChanges], request);
}

/** Makes the account agree with spreadsheets: check, plan, ask, send what differs, read it back, report. */
export async function apply(request: AccountRequest, world: AccountWorld): Promise<RunReport> {
  const tables = await openTables(request);
  assertReplaceable(tables, request.start.settings.sending);
  const steps = [checkInputs(tables, request.map), refuseInvalid, planChanges, ...sending];
  return carryOut(await startRun(request.start, world), steps, request);
}

/** Carries out a saved plan; rows whose records changed in what they mention are refused. */
export async function applyPlan({ start, saved }: PlanRequest, world: AccountWorld): Promise<RunReport> {
  return carryOut(await startRun(start, world), [loadPlan(saved), refuseInvalid, ...sending]);
}

/** Goes on with a run that stopped, from the journal alone. */
export async function resume(run: Run, world: AccountWorld): Promise<RunReport> {
  return carryOut(await reopenRun(run, world), [planChanges, settleDoubts, ...sending]);
}

/** Puts back what a run changed, and leaves alone what somebody changed since. */
export async function rollback({ start, of }: RollbackRequest, world: AccountWorld): Promise<RunReport> {
  return carryOut(await startRun(start, world), [
    takeBeforeImages(of),
    planChanges,
    assertCaps,
    askToWrite,
    abandon(of),
    sendPlanned,
  ]);
}
