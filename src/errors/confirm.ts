import { UserError } from '../errors.ts';

export const nobodyToConfirm = (): UserError =>
  new UserError({
    code: 'nobody-to-confirm',
    message: 'nobody is here to confirm what would be written',
    hint: 'say --yes, or look at it first with nexload plan',
  });
