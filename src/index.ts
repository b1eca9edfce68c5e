import { systemClock } from './io/clock.ts';
import { closeInputs, openInputs } from './io/open-inputs.ts';
import { readMapFile } from './io/read-map-file.ts';
import { createRunFolder } from './io/run-folder.ts';
import { makeRunId } from './io/run-id.ts';
import { silentLog } from './io/silent-log.ts';
import { parseInputOptions, type InputOptions } from './options.ts';
import type { ValidateDocument } from './report/document.ts';
import { validate as runValidate } from './run.ts';

export { exitCodes, UserError, type ExitCode } from './errors.ts';
export { apply, plan, resume, rollback, type AccountOptions, type ApplyOptions } from './library.ts';
export type { FieldType, Issue, Severity } from './model.ts';
export type { InputOptions } from './options.ts';
export type {
  InputFacts,
  ReportDocument,
  ReportFiles,
  RunDocument,
  RunFacts,
  RunTotals,
  ValidateDocument,
  ValidateTotals,
} from './report/document.ts';
export { describeResource, type ResourceDescription } from './report/resource-list.ts';
export { getResource, resources } from './resources/index.ts';
export type { Codec, Field, Resource, Rule } from './resources/resource.ts';
export { startSandbox, type Sandbox } from './sandbox/sandbox.ts';
export type { SandboxOptions } from './sandbox/settings.ts';

/** How `validate` reads its inputs and where it leaves its report. */
export interface ValidateOptions extends InputOptions {
  /** A YAML file that maps headers to fields. */
  readonly map?: string;
  /** The folder for reports; none is written where it is absent. */
  readonly reports?: string;
  /** Stops the check between two batches of rows. */
  readonly signal?: AbortSignal;
}

/**
 * Checks spreadsheets without any network: every problem of every row, by cell. Inputs are files, folders, or `FILE=NAME`.
 * Problems with rows are in the result; a `UserError` is thrown where an input is no spreadsheet or an option makes no sense.
 */
export async function validate(inputs: readonly string[], options: ValidateOptions = {}): Promise<ValidateDocument> {
  const { map, reports, signal = new AbortController().signal, ...input } = options;
  const checked = parseInputOptions(input, map === undefined ? null : await readMapFile(map));
  const sources = await openInputs(inputs, { stream: process.stdin, signal });
  try {
    const run = makeRunId('validate', systemClock.now());
    const openFolder = () => (reports === undefined ? null : createRunFolder(reports, run));
    const progress = { report: () => undefined, end: () => undefined };
    const report = await runValidate(
      { run, sources, ...checked },
      { clock: systemClock, log: silentLog, progress, signal, openFolder },
    );
    return report.document;
  } finally {
    await closeInputs(sources);
  }
}
