import type { Argv } from 'yargs';
import { runElsewhere } from '../errors/runs.ts';
import type { Target } from '../io/account/target.ts';
import { parseBaseUrl } from '../io/api/base-url.ts';
import type { Run } from '../model/run.ts';
import type { Arguments } from './command.ts';
import { addTargetOptions, takeTarget, targetOptions } from './target-options.ts';

/** Gives a command about a run the options that say how to get in; the address is the run's, and there is no other default. */
export function addRunTargetOptions(yargs: Argv): Argv {
  return addTargetOptions(yargs).option('base-url', {
    ...targetOptions['base-url'],
    default: undefined,
    describe: 'the address of the run; another is refused',
  });
}

/** The account of a run; stops the command where an address is given, wherever it was said, that leads elsewhere. */
export function takeRunTarget(args: Arguments, { id, target: { baseUrl } }: Run): Target {
  // A config file can give a number or a yes as well, which are no addresses and no reason to pass over what stands there.
  const given = String(args['base-url']);
  if (args['base-url'] !== undefined && given !== '') {
    const there = parseBaseUrl(given);
    if (there !== parseBaseUrl(baseUrl)) throw runElsewhere(id, baseUrl, there);
  }
  return takeTarget({ ...args, 'base-url': baseUrl });
}
