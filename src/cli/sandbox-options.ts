import { UserError } from '../errors.ts';
import { parseDuration } from '../sandbox/duration.ts';
import type { SandboxOptions } from '../sandbox/settings.ts';
import type { Arguments } from './command.ts';

/** The options of `startSandbox` among the arguments of the command; what makes no sense stops it. */
export function takeSandboxOptions(args: Arguments): SandboxOptions & { readonly host: string } {
  return {
    port: takeNumber(args, 'port', {
      isFine: (port) => Number.isInteger(port) && port >= 0 && port <= 65_535,
      say: 'a port from 0 to 65535',
    }),
    host: String(args['host']),
    records: takeNumber(args, 'records', {
      isFine: (count) => Number.isInteger(count) && count >= 0 && count <= 1_000_000,
      say: 'a whole number up to 1000000',
    }),
    limits: String(args['limits']),
    timeScale: takeNumber(args, 'time-scale', {
      isFine: (scale) => scale > 0 && Number.isFinite(scale),
      say: 'a number above 0',
    }),
    throttle: args['throttle'] === 429 ? 429 : 409,
    put: args['put'] === 'merge' || args['put'] === 'strict' ? args['put'] : 'replace',
    faults: String(args['faults']),
    latencyMs: takeDuration(args, 'latency'),
    tokenLifeMs: takeDuration(args, 'token-life'),
    ...(typeof args['data'] === 'string' && { data: args['data'] }),
    ...(typeof args['totp'] === 'string' && { totp: args['totp'] }),
    ...(typeof args['roles'] === 'string' && { roles: args['roles'].split(',').map((role) => role.trim()) }),
  };
}

interface Demand {
  readonly isFine: (value: number) => boolean;
  /** What to write instead. */
  readonly say: string;
}

function takeNumber(args: Arguments, flag: string, { isFine, say }: Demand): number {
  const said = String(args[flag]).trim();
  const value = said === '' ? Number.NaN : Number(said);
  if (!isFine(value)) throw refuse(flag, said, say);
  return value;
}

function takeDuration(args: Arguments, flag: string): number {
  const duration = parseDuration(String(args[flag]));
  if (duration === null) throw refuse(flag, args[flag], 'a duration such as 20ms, 2s or 7d');
  return duration;
}

function refuse(flag: string, value: unknown, say: string): UserError {
  return new UserError({
    code: 'bad-option',
    message: `--${flag} "${String(value)}" cannot be used`,
    hint: `write ${say}`,
  });
}
