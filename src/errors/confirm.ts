import { exitCodes, UserError } from '../errors.ts';

export const nobodyToConfirm = (): UserError =>
  new UserError({
    code: 'nobody-to-confirm',
    message: 'nobody is here to confirm what would be written',
    hint: 'say --yes, or look at it first with nexload plan',
  });

/** Somebody was asked and did not say yes. */
export const notConfirmed = (): UserError =>
  new UserError({
    code: 'not-confirmed',
    message: 'stopped by you: nothing was sent',
    hint: 'the same command asks again; --yes goes on without asking',
    exitCode: exitCodes.interrupted,
  });
