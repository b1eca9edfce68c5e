import { exitCodes, UserError, type ExitCode } from '../errors.ts';

/** The newest runs are named, as whoever asks may have meant one of them. */
export const runUnknown = (name: string, newest: readonly string[]): UserError =>
  new UserError({
    code: 'run-unknown',
    message: `there is no run "${name}"`,
    hint:
      newest.length === 0
        ? 'there is no run at all here; say --home with the folder in which it was run'
        : `the newest are\n${newest.join('\n')}\n\`nexload runs\` lists them all`,
  });

export const runAmbiguous = (name: string, fitting: readonly string[]): UserError =>
  new UserError({
    code: 'run-ambiguous',
    message: `"${name}" is the beginning of several runs`,
    hint: `say more of one of\n${fitting.join('\n')}`,
  });

/** Who asks for no run in particular may have meant an older one that can be gone on with. */
export const runNeedsItsFiles = (run: string, older: string | null = null): UserError =>
  new UserError({
    code: 'run-needs-its-files',
    message: `${run} stopped before its files were read to the end, and nothing was sent`,
    hint:
      older === null
        ? 'give the same command again'
        : `give the same command again; or go on with the newest run that stopped later:\n${older}`,
  });

/** Another process has begun it and reads its files. */
export const runStillReads = (run: string): UserError =>
  new UserError({
    code: 'run-at-work',
    message: `${run} is at work, and still reads its files`,
    hint: 'wait until it is done, or end it with Ctrl-C and give its command again',
    exitCode: exitCodes.locked,
  });

export const settingsUnreadable = (run: string): UserError =>
  new UserError({
    code: 'settings-unreadable',
    message: `the settings of ${run} cannot be read by this nexload`,
    hint: 'go on with the nexload that began it, or give the same command again',
  });

export const nothingToResume = (): UserError =>
  new UserError({
    code: 'nothing-to-resume',
    message: 'there is no run to go on with in this home folder',
    hint: '`nexload runs` lists what was run; --home names another folder',
  });

export const nothingToRollBack = (run: string): UserError =>
  new UserError({
    code: 'nothing-to-roll-back',
    message: `${run} changed nothing, so there is nothing to put back`,
    hint: '`nexload runs` lists what was run',
    exitCode: exitCodes.usage,
  });

export const runWasRehearsal = (run: string): UserError =>
  new UserError({
    code: 'run-was-rehearsal',
    message: `${run} was a rehearsal, and the sandbox that played the account is gone with everything it held`,
    hint: 'rehearse again with nexload apply and --sandbox, or leave --sandbox out',
  });

/** Begins with the option, so that the place is named where it was said elsewhere than on the command line. */
export const runElsewhere = (run: string, its: string, given: string): UserError =>
  new UserError({
    code: 'run-elsewhere',
    message: `--base-url leads to ${given}, and ${run} is a run on ${its}`,
    hint: 'leave it out: a run knows its address',
    exitCode: exitCodes.stalePlan,
  });

export const runAtWork = (run: string): UserError =>
  new UserError({
    code: 'run-at-work',
    message: `${run} is at work, and its rows are needed`,
    hint: 'wait until it is done, or end it with Ctrl-C',
    exitCode: exitCodes.locked,
  });

/** A second signal does not wait for what is in flight; `exitCode` is that of the signal. */
export const stoppedAtOnce = (exitCode: ExitCode): UserError =>
  new UserError({ code: 'interrupted', message: 'stopped at once, without a report', exitCode });

export const runPruned = (run: string, prunedAt: number): UserError =>
  new UserError({
    code: 'run-pruned',
    message: `the rows of ${run} were pruned on ${new Date(prunedAt).toISOString().slice(0, 10)}, and nothing but its totals is left`,
    hint: '`nexload runs show` shows those; a report that was written then is still where it was written',
  });
