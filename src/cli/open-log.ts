import { silentLog } from '../io/silent-log.ts';
import type { Log } from '../ports.ts';
import type { Arguments, Terminal } from './command.ts';

/** The log that the options ask for; the logger is loaded only when there is one. */
export async function openLog(args: Arguments, terminal: Terminal): Promise<Log> {
  const file = typeof args['log-file'] === 'string' ? args['log-file'] : undefined;
  const isVerbose = args['verbose'] === true;
  if (file === undefined && !isVerbose) return silentLog;
  const { createLog } = await import('../io/log.ts');
  return createLog({
    level: String(args['log-level']),
    file,
    print: isVerbose ? (line) => terminal.err(line) : undefined,
  });
}
