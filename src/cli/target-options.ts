import type { Argv, Options } from 'yargs';
import { secretInFlag } from '../errors/sign-in.ts';
import type { Target } from '../io/account/target.ts';
import { parseBaseUrl } from '../io/api/base-url.ts';
import type { Arguments } from './command.ts';
import { takeDuration } from './duration.ts';

const group = 'Target:';

/** The options that say which account is meant, and how to get in. */
export const targetOptions = {
  'base-url': {
    type: 'string',
    requiresArg: true,
    group,
    default: 'https://spaces.nexudus.com',
    describe: 'the address of the Nexudus',
  },
  auth: {
    choices: ['bearer', 'basic'],
    group,
    default: 'bearer',
    describe: 'basic sends e-mail and password with each request',
  },
  'token-command': {
    type: 'string',
    requiresArg: true,
    group,
    describe: 'a command that prints a token, such as that of a password store',
  },
  timeout: { type: 'string', requiresArg: true, group, default: '30s', describe: 'how long one request may take' },
} as const satisfies Readonly<Record<string, Options>>;

/** Gives a command the options that say which account it means; secrets as flags are refused in words. */
export function addTargetOptions(yargs: Argv): Argv {
  return yargs.options(targetOptions).middleware(refuseSecrets, true);
}

/** The account among the arguments of a command; what makes no sense stops it. */
export function takeTarget(args: Arguments): Target {
  return { ...takePlace(args), baseUrl: parseBaseUrl(String(args['base-url'])) };
}

/** The same without the base URL, for a command that looks into that itself. */
export function takePlace(args: Arguments): Omit<Target, 'baseUrl'> {
  return {
    isBasic: args['auth'] === 'basic',
    tokenCommand: textOf(args['token-command']),
    timeoutMs: takeDuration(args, 'timeout', 86_400_000),
    home: String(args['home']),
    profile: textOf(args['profile']),
  };
}

const secrets = ['token', 'access-token', 'refresh-token', 'password', 'totp', 'secret', 'api-key'];

// Before yargs complains about an option that it does not know, and names no place for the secret.
function refuseSecrets(args: Arguments): void {
  const flag = secrets.find((name) => args[name] !== undefined);
  if (flag !== undefined) throw secretInFlag(flag);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
