import { openLogins } from '../../io/sign-in/open-session.ts';
import type { Arguments, Command, Terminal } from '../command.ts';
import { openLog } from '../open-log.ts';
import { openPlace } from '../../io/account/open-target.ts';
import { addTargetOptions, takeTarget } from '../target-options.ts';

/** `nexload logout`: forgets what `nexload login` kept. */
export const logoutCommand: Command = { build: addTargetOptions, run: runLogout };

async function runLogout(args: Arguments, terminal: Terminal): Promise<number> {
  const target = takeTarget(args);
  const { baseUrl } = target;
  const store = await openLogins(openPlace(target, { log: await openLog(args, terminal) }));
  const isForgotten = await store.remove();
  if (args['json'] === true) terminal.out(`${JSON.stringify({ baseUrl, isForgotten }, null, 2)}\n`);
  else if (args['quiet'] !== true)
    terminal.out(isForgotten ? `The login to ${baseUrl} is forgotten.\n` : `There was no login to ${baseUrl}.\n`);
  return 0;
}
