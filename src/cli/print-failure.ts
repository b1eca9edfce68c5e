import picocolors from 'picocolors';
import { exitCodes, UserError } from '../errors.ts';
import { nameGoOn } from '../errors/go-on.ts';
import type { Run } from '../model/run.ts';
import { failedDocument } from '../report/failed-document.ts';
import { isResumable, resumeCommandOf } from '../report/way-on.ts';
import type { Arguments, Terminal } from './command.ts';
import { completeHint } from './complete-hint.ts';

/** Where and for which command a failure is printed. */
export interface FailureContext {
  readonly terminal: Terminal;
  readonly wantsJson: boolean;
  readonly command: string;
  /** The arguments of the command; null or absent where it did not come so far as to have them. */
  readonly args?: Arguments | null;
}

/** Prints what stopped a command, in one sentence and the fix, and gives the exit code; a stack only where it is our bug. */
export function printFailure(error: unknown, { terminal, wantsJson, command, args = null }: FailureContext): number {
  const failure = error instanceof UserError ? error : toBug(error);
  const run = terminal.atHand?.current ?? null;
  const hint = failure.hint === null ? null : hintFor(failure.hint, args, run);
  if (wantsJson) {
    const now = new Date().toISOString();
    const { code, message, exitCode } = failure;
    const document = failedDocument({ command, run, at: now, exitCode, error: { code, message, hint } });
    terminal.out(`${JSON.stringify(document, null, 2)}\n`);
    return failure.exitCode;
  }
  const { red, bold } = picocolors.createColors(terminal.hasErrColor ?? terminal.hasColor);
  terminal.err(`${bold(red('error'))} ${failure.message}\n`);
  if (hint !== null) terminal.err(`      ${hint.replaceAll('\n', '\n      ')}\n`);
  return failure.exitCode;
}

/** A hint whose commands lead to the account, the folders and the run of the call. */
function hintFor(hint: string, args: Arguments | null, run: Run | null): string {
  const whole = args === null ? hint : completeHint(hint, { args, runAt: run?.target.baseUrl ?? null });
  return nameGoOn(whole, run !== null && isResumable(run) ? resumeCommandOf(run) : null);
}

function toBug(error: unknown): UserError {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new UserError({
    code: 'bug',
    message: 'this is a bug in nexload',
    hint: `please report it with these lines:\n${details}`,
    exitCode: exitCodes.unexpected,
    cause: error,
  });
}
