import { exitCodes, UserError } from '../errors.ts';

/** Where secrets may come from, as every hint about them says it. */
const sources =
  'set NEXLOAD_TOKEN, or NEXLOAD_USERNAME and NEXLOAD_PASSWORD, or run `nexload login`, or name a --token-command';

export const secretInFlag = (flag: string): UserError =>
  new UserError({
    code: 'secret-in-flag',
    message: `--${flag} is refused, because other users of this machine can read command lines`,
    hint: sources,
  });

export const halfASignIn = (given: string, missing: string): UserError =>
  new UserError({
    code: 'half-a-sign-in',
    message: `${given} is set and ${missing} is not`,
    hint: `set both; ${sources}`,
  });

export const basicNeedsUser = (): UserError =>
  new UserError({
    code: 'half-a-sign-in',
    message: '--auth basic sends NEXLOAD_USERNAME and NEXLOAD_PASSWORD, and neither is set',
    hint: 'set both, or leave --auth basic out to sign in by a token or a login',
  });

export const unusableSecret = (name: string, what: string): UserError =>
  new UserError({ code: 'unusable-secret', message: `${name} ${what}`, hint: 'copy it again, as one line' });

export const notSignedIn = (baseUrl: string): UserError =>
  new UserError({
    code: 'not-signed-in',
    message: `nobody is signed in to ${baseUrl}`,
    hint: sources,
    exitCode: exitCodes.denied,
  });

export const signInRefused = (baseUrl: string, said: string): UserError =>
  new UserError({
    code: 'sign-in-refused',
    message: `${baseUrl} refuses the sign-in: ${said}`,
    hint: 'check the e-mail, the password and, with two-factor authentication, the code, which lives for seconds',
    exitCode: exitCodes.denied,
  });

export const codeWanted = (baseUrl: string): UserError =>
  new UserError({
    code: 'code-wanted',
    message: `${baseUrl} wants the code of two-factor authentication`,
    hint: 'set NEXLOAD_TOTP to the code of the moment, or run `nexload login` once',
    exitCode: exitCodes.denied,
  });

export const signInUnknown = (baseUrl: string, said: string): UserError =>
  new UserError({
    code: 'sign-in-unknown',
    message: `${baseUrl} does not know this way to sign in: ${said}`,
    hint: 'check that --base-url is a Nexudus; else try NEXLOAD_TOKEN, or --auth basic',
    exitCode: exitCodes.denied,
  });

export const loginOver = (baseUrl: string): UserError =>
  new UserError({
    code: 'login-over',
    message: `the login to ${baseUrl} is over: it was used elsewhere, or not at all for 15 days`,
    hint: 'run `nexload login` again',
    exitCode: exitCodes.denied,
  });

export const loginUnreadable = (file: string): UserError =>
  new UserError({
    code: 'login-unreadable',
    message: `the login in ${file} cannot be used`,
    hint: 'run `nexload login` again',
    exitCode: exitCodes.denied,
  });

export const loginBusy = (file: string): UserError =>
  new UserError({
    code: 'login-busy',
    message: 'another nexload is renewing the login and does not come to an end',
    hint: `end it; if there is none, remove ${file}`,
    exitCode: exitCodes.stopped,
  });

export const tokenCommandFailed = (what: string): UserError =>
  new UserError({
    code: 'token-command-failed',
    message: `the token command ${what}`,
    hint: 'run it by hand: it has to print one token, and nothing else, within 30 seconds',
    exitCode: exitCodes.denied,
  });

export const nobodyToAsk = (): UserError =>
  new UserError({
    code: 'nobody-to-ask',
    message: 'nobody is there to type the e-mail and the password',
    hint: 'set NEXLOAD_USERNAME and NEXLOAD_PASSWORD, and NEXLOAD_TOTP with two-factor authentication',
    exitCode: exitCodes.denied,
  });

export const homeUnusable = (place: string, why: string): UserError =>
  new UserError({
    code: 'home-unusable',
    message: `${place} cannot be used to keep state: ${why}`,
    hint: 'say --home with a folder that you may write to',
  });
