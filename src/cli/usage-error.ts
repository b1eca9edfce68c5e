import * as errors from '../errors.ts';
import { listOr, quote } from '../problems/quote.ts';
import { nearestOf } from '../resources/codecs/nearest.ts';
import { commands } from './commands.ts';
import { showWord } from './lone-dash.ts';

const names = commands.map(({ usage }) => usage.split(' ')[0] ?? '');

/** A command line that makes no sense, as far as it was understood. */
export interface Senseless {
  readonly argv: readonly string[];
  /** The long names of the options that there are, where the command is known. */
  readonly options: readonly string[];
}

/** What yargs says about a command line that makes no sense, in our words. */
export function usageError(message: string, { argv, options }: Senseless): errors.UserError {
  const command = commandIn(argv);
  const help = command === undefined ? 'nexload --help' : `nexload ${command} --help`;
  const unknown = /^Unknown (?:argument|command)s?: ([^,]+)/.exec(message)?.[1];
  if (unknown !== undefined) {
    const word = showWord(unknown);
    return command === undefined ? unknownCommand(word, help) : tooMuch(word, { command, argv, options });
  }
  const choice = /Argument: ([\w-]+), Given: ("[^"]*"|[^,]*), Choices: (.+)/.exec(message);
  if (choice !== null) return wrongChoice(command ?? '', choice.slice(1));
  if (message.startsWith('Not enough non-option')) return errors.usage(sayMissing(command), `see ${help}`);
  return errors.usage(inOurWords(message), `see ${help}`);
}

/** The command among the words, where one is. */
export function commandIn(argv: readonly string[]): string | undefined {
  return argv.find((word) => names.includes(word));
}

function usageOf(command: string | undefined): string {
  return commands.find(({ usage }) => usage.split(' ')[0] === command)?.usage ?? '';
}

const wanted: Readonly<Record<string, string>> = {
  inputs: 'a file or a folder',
  plan: 'the file of a saved plan',
  run: 'the name of a run',
  resource: 'a record type',
};

function sayMissing(command: string | undefined): string {
  const what = wanted[/<(\w+)/.exec(usageOf(command))?.[1] ?? ''] ?? 'more words';
  return `nexload ${command ?? ''} wants ${what} behind it`;
}

function inOurWords(message: string): string {
  const option = /^Not enough arguments following: (.+)$/.exec(message)?.[1];
  if (option !== undefined) return `${option.length === 1 ? '-' : '--'}${option} wants a value`;
  return message.replace(/\s*\n\s*/g, ' ').trim();
}

function wrongChoice(command: string, [option = '', given = '', choices = '']: readonly string[]): errors.UserError {
  const words = choices.split(', ').map((word) => word.replaceAll('"', '').trim());
  const said = quote(given.replace(/^"|"$/g, ''));
  const isPositional = new RegExp(`[<[]${option}[\\]>]`).test(usageOf(command));
  if (isPositional) return errors.usage(`nexload ${command} cannot do ${said}`, `write ${listOr(words)}`);
  return errors.badOption(`--${option}`, `${said} cannot be used`, `write ${listOr(words)}`);
}

/** What the command does not know: an option that is none, or one word too many. */
function tooMuch(word: string, { command, argv, options }: Senseless & { readonly command: string }): errors.UserError {
  const help = `see nexload ${command} --help`;
  if (!isOption(word, argv)) return errors.usage(`${quote(word)} is one word too many for nexload ${command}`, help);
  const nearest = nearestOf(
    word,
    options.filter((name) => name.length > 1 && !usageOf(command).includes(name)),
  );
  const flags = nearest.map((name) => `--${name}`);
  const hint = flags.length > 0 ? `did you mean ${listOr(flags)}?` : help;
  return errors.usage(`${quote(word)} is no option of nexload ${command}`, hint);
}

function isOption(word: string, argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const flags = (end < 0 ? argv : argv.slice(0, end)).filter((one) => one.startsWith('-'));
  return flags.some((flag) => flag.replace(/^--?/, '').split('=')[0] === word || isLetterOf(word, flag));
}

function isLetterOf(word: string, flag: string): boolean {
  return /^\w$/.test(word) && !flag.startsWith('--') && flag.includes(word);
}

function unknownCommand(word: string, help: string): errors.UserError {
  const nearest = nearestOf(word, names);
  const hint = nearest.length > 0 ? `did you mean ${listOr(nearest)}?` : `see ${help}`;
  return errors.usage(`${quote(word)} is no command`, hint);
}
