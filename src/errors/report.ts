import { reasonOf, UserError } from '../errors.ts';

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
    message: `--report: "${name}" is no kind of report`,
    hint: `choose among ${known.join(', ')}, separated by commas, or say none`,
  });
