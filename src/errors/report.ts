import { exitCodes, reasonOf, UserError } from '../errors.ts';
import { goOnWith } from './go-on.ts';

export const pageMissing = (file: string, cause: unknown): UserError =>
  new UserError({
    code: 'page-missing',
    message: `the empty report page ${file} cannot be read: ${reasonOf(cause)}`,
    hint: 'run `npm run build`, or install nexload again; --report md,json,csv does without the page',
    cause,
  });

export const badReportFormat = (name: string, known: readonly string[]): UserError =>
  new UserError({
    code: 'bad-option',
    message: name === '' ? '--report names no kind of report' : `--report: "${name}" is no kind of report`,
    hint: `choose among ${known.join(', ')}, separated by commas, or say none`,
  });

/** The run itself is in the journal, to its last row. */
export const reportUnwritten = (run: string, cause: Error): UserError =>
  new UserError({
    code: 'report-unwritten',
    message: cause.message,
    hint: `make room, then ${goOnWith(run)}, where --reports may say another folder; that writes the report, and sends nothing twice`,
    exitCode: exitCodes.stopped,
    cause,
  });
