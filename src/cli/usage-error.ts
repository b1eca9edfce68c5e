import * as errors from '../errors.ts';
import { listOr } from '../problems/quote.ts';
import { nearestOf } from '../resources/codecs/nearest.ts';
import { commands } from './commands.ts';

const names = commands.map(({ usage }) => usage.split(' ')[0] ?? '');

/** What yargs says about a command line that makes no sense, in our words. */
export function usageError(message: string, argv: readonly string[]): errors.UserError {
  const command = argv.find((word) => names.includes(word));
  const help = command === undefined ? 'nexload --help' : `nexload ${command} --help`;
  const unknown = /^Unknown (?:argument|command)s?: (.+)$/.exec(message)?.[1];
  if (unknown !== undefined) return unknownWord(unknown.split(', ')[0] ?? unknown, { command, help });
  if (message.startsWith('Not enough non-option'))
    return errors.usage('something is missing behind the command', `see ${help}`);
  if (message.startsWith('Not enough arguments following')) {
    return errors.usage(`--${message.split(': ')[1] ?? ''} wants a value`, `see ${help}`);
  }
  return errors.usage(message.replace(/\s*\n\s*/g, ' ').trim(), `see ${help}`);
}

function unknownWord(word: string, { command, help }: { command: string | undefined; help: string }): errors.UserError {
  if (command !== undefined) return errors.usage(`"${word}" is no option of nexload ${command}`, `see ${help}`);
  const nearest = nearestOf(word, names);
  return errors.usage(
    `"${word}" is no command`,
    nearest.length > 0 ? `did you mean ${listOr(nearest)}?` : `see ${help}`,
  );
}
