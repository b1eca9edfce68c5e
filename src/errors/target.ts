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
    exitCode: exitCodes.stopped,
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

export const sandboxIsAnAccount = (flag: string): UserError =>
  new UserError({
    code: 'usage',
    message: `--sandbox and ${flag} do not go together: the sandbox is an account of its own, and signs in by itself`,
    hint: `leave ${flag} out to rehearse, or say --sandbox=no to work on the account`,
  });

export const sandboxKeepsNoPlan = (): UserError =>
  new UserError({
    code: 'usage',
    message:
      '--sandbox and --out do not go together: the sandbox ends with the command, and nobody could apply the plan',
    hint: 'say no --out to look at the plan, or no --sandbox to save one for the account',
  });

export const basicNeedsNoLogin = (): UserError =>
  new UserError({
    code: 'usage',
    message: '--auth basic needs no login: it sends e-mail and password with each request',
    hint: 'leave --auth out to sign in once, or set NEXLOAD_USERNAME and NEXLOAD_PASSWORD and give --auth basic to the other commands',
  });

export const loginTakesNoToken = (): UserError =>
  new UserError({
    code: 'usage',
    message: '--token-command needs no login: it gives each command a token',
    hint: 'leave --token-command out to sign in once, or give it to the other commands',
  });

/** It answers with a page, or sends us elsewhere, as a website, a proxy or a hotel does. */
export const looksForeign = (baseUrl: string, said: string): UserError =>
  new UserError({
    code: 'no-nexudus',
    message: `what answers at ${baseUrl} does not look like a Nexudus: ${said}`,
    hint: 'check --base-url, and firewalls on the way; `nexload doctor` finds out more',
    exitCode: exitCodes.stopped,
  });

export const certificateRefused = (baseUrl: string, why: string): UserError =>
  new UserError({
    code: 'target-unreachable',
    message: `${baseUrl} cannot be reached: ${why}`,
    hint: 'check --base-url; where your company reads along, name its certificate in NODE_EXTRA_CA_CERTS, as checks are never turned off',
    exitCode: exitCodes.stopped,
  });
