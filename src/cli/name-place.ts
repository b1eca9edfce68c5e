import { UserError } from '../errors.ts';

/** The same error, naming the variable or the line of the config file where the bad value of an option was said. */
export function namePlace(error: unknown, places: Readonly<Record<string, string>>): unknown {
  if (!(error instanceof UserError)) return error;
  const { code, message, hint, exitCode, cause } = error;
  const [flag = '', name = ''] = /^--([a-z-]+)/.exec(message) ?? [];
  const place = places[name];
  if (place === undefined) return error;
  return new UserError({
    code,
    message: `${place}${message.slice(flag.length)}`,
    ...(hint !== null && { hint }),
    exitCode,
    cause,
  });
}
