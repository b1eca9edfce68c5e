import { exitCodes, UserError, type ExitCode } from '../../errors.ts';

/** What one look at one thing found. */
export interface Check {
  readonly name: string;
  /** `skipped` where something before it has to be mended first. */
  readonly status: 'ok' | 'warn' | 'fail' | 'skipped';
  readonly message: string;
  /** What to do about it; null where there is nothing to do. */
  readonly advice: string | null;
  /** Of the command, where this is the worst that was found. */
  readonly exitCode: ExitCode;
}

export const ok = (name: string, message: string): Check => ({
  name,
  status: 'ok',
  message,
  advice: null,
  exitCode: exitCodes.ok,
});

export const warn = (name: string, message: string, advice: string): Check => ({
  name,
  status: 'warn',
  message,
  advice,
  exitCode: exitCodes.ok,
});

export const skipped = (name: string): Check => ({
  name,
  status: 'skipped',
  message: 'not looked at yet',
  advice: 'mend what failed before it',
  exitCode: exitCodes.ok,
});

/** What failed and the exit code that it means. */
export interface Failure {
  readonly message: string;
  readonly advice: string;
  readonly exitCode: ExitCode;
}

export const fail = (name: string, failure: Failure): Check => ({ name, status: 'fail', ...failure });

/** A failed check from what stopped it; what the user stopped, and bugs, are passed on. */
export function failBecause(name: string, error: unknown): Check {
  if (!(error instanceof UserError) || error.code === 'interrupted') throw error;
  const { message, hint, exitCode } = error;
  return fail(name, { message, advice: hint ?? '', exitCode });
}
