import { exitCodes, UserError } from '../errors.ts';

/** Plans show what files would change, and nothing of a run that is there. */
export const nobodyToConfirm = (isOfFiles = true): UserError =>
  new UserError({
    code: 'nobody-to-confirm',
    message: 'nobody is here to confirm what would be written',
    hint: isOfFiles
      ? 'say --yes, or look at it first with nexload plan'
      : 'say --yes; without it, in a terminal, the command shows what it would write and asks',
  });

/** Somebody was asked and did not say yes. */
export const notConfirmed = (): UserError =>
  new UserError({
    code: 'not-confirmed',
    message: 'stopped by you: nothing was sent',
    hint: 'the same command asks again; --yes goes on without asking',
    exitCode: exitCodes.interrupted,
  });
