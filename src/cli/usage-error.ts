import * as errors from '../errors.ts';
import { listOr } from '../problems/quote.ts';
import { nearestOf } from '../resources/codecs/nearest.ts';
import { commands } from './commands.ts';

const names = commands.map(({ usage }) => usage.split(' ')[0] ?? '');

/** What yargs says about a command line that makes no sense, in our words. */
export function usageError(message: string, argv: readonly string[]): errors.UserError {
  const command = argv.find((word) => names.includes(word));
  const help = command === undefined ? 'nexload --help' : `nexload ${command} --help`;
  const unknown = /^Unknown (?:argument|command)s?: ([^,]+)/.exec(message)?.[1];
  if (unknown !== undefined) return unknownWord(unknown, { command, help });
  const choice = /Argument: ([\w-]+), Given: ("[^"]*"), Choices: (.+)/.exec(message);
  if (choice !== null) return wrongChoice(choice[1] ?? '', choice[2] ?? '', choice[3] ?? '');
  if (message.startsWith('Not enough non-option')) return errors.usage(sayMissing(command), `see ${help}`);
  return errors.usage(inOurWords(message), `see ${help}`);
}

const wanted: Readonly<Record<string, string>> = {
  inputs: 'a file or a folder',
  plan: 'the file of a saved plan',
  run: 'the name of a run',
  resource: 'a record type',
};

function sayMissing(command: string | undefined): string {
  const { usage = '' } = commands.find((entry) => entry.usage.split(' ')[0] === command) ?? {};
  const what = wanted[/<(\w+)/.exec(usage)?.[1] ?? ''] ?? 'more words';
  return `nexload ${command ?? ''} wants ${what} behind it`;
}

function inOurWords(message: string): string {
  const option = /^Not enough arguments following: (.+)$/.exec(message)?.[1];
  if (option !== undefined) return `${option.length === 1 ? '-' : '--'}${option} wants a value`;
  return message.replace(/\s*\n\s*/g, ' ').trim();
}

function wrongChoice(option: string, given: string, choices: string): errors.UserError {
  const words = choices.split(', ').map((word) => word.replaceAll('"', '').trim());
  return errors.badOption(`--${option}`, `${given} cannot be used`, `write ${listOr(words)}`);
}

function unknownWord(word: string, { command, help }: { command: string | undefined; help: string }): errors.UserError {
  if (command !== undefined) return errors.usage(`"${word}" is no option of nexload ${command}`, `see ${help}`);
  const nearest = nearestOf(word, names);
  return errors.usage(
    `"${word}" is no command`,
    nearest.length > 0 ? `did you mean ${listOr(nearest)}?` : `see ${help}`,
  );
}
