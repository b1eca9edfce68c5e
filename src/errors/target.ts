import { exitCodes, UserError } from '../errors.ts';

export const badBaseUrl = (what: string, hint: string): UserError =>
  new UserError({ code: 'bad-base-url', message: `--base-url ${what}`, hint });

export const targetUnreachable = (baseUrl: string, why: string): UserError =>
  new UserError({
    code: 'target-unreachable',
    message: `${baseUrl} cannot be reached: ${why}`,
    hint: 'check --base-url and the network, or try again later; `nexload doctor` finds out more',
    exitCode: exitCodes.stopped,
  });

export const targetTroubled = (baseUrl: string, said: string): UserError =>
  new UserError({
    code: 'target-troubled',
    message: `${baseUrl} is in trouble: ${said}`,
    hint: 'try again later; `nexload doctor` finds out more',
    exitCode: exitCodes.stopped,
  });

/** It answers, and not as a Nexudus would. */
export const noNexudus = (baseUrl: string): UserError =>
  new UserError({
    code: 'no-nexudus',
    message: `${baseUrl} is no Nexudus: /api/auth/me does not say there who is signed in`,
    hint: 'check --base-url; it is the address of the account without /api',
  });

export const accessDenied = (baseUrl: string, said: string): UserError =>
  new UserError({
    code: 'access-denied',
    message: `${baseUrl} does not let you in: ${said}`,
    hint: 'check the secrets and that the user has API access; `nexload doctor` finds out more',
    exitCode: exitCodes.denied,
  });

export const interrupted = (reason: unknown): UserError =>
  new UserError({
    code: 'interrupted',
    message: 'stopped before it was done',
    exitCode: [exitCodes.terminated, exitCodes.hungUp].find((code) => code === reason) ?? exitCodes.interrupted,
  });
