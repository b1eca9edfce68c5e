import type { KnownOptions } from './environment.ts';
import { toFlag } from './to-flag.ts';

/** What the command line itself says, environment and config file apart. */
export interface SaidOptions {
  /** The options that were said, by their long names. */
  readonly names: ReadonlySet<string>;
  /** Those that are yes or no and were last said with a word behind `=`, of which yargs knows but `true`. */
  readonly flags: Readonly<Record<string, boolean>>;
}

/** Looks through the words of a command line for the options of its command; a flag that is neither yes nor no stops it. */
export function saidOptions(argv: readonly string[], known: KnownOptions): SaidOptions {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  const said = words.flatMap((word) => optionsIn(word, known));
  const last = new Map(said.map((one) => [one.name, one]));
  const flags = [...last.values()].flatMap(({ name, flag, value }): [string, boolean][] =>
    value === undefined || !known.boolean.includes(name) ? [] : [[name, toFlag(flag, value)]],
  );
  return { names: new Set(last.keys()), flags: Object.fromEntries(flags) };
}

interface Said {
  readonly name: string;
  /** As it was written. */
  readonly flag: string;
  /** What stands behind `=`, if anything does. */
  readonly value: string | undefined;
}

function optionsIn(word: string, known: KnownOptions): readonly Said[] {
  const [, dashes = '', text = '', value] = /^(--?)([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(word) ?? [];
  if (dashes === '--') return [{ name: kebab(text), flag: `--${text}`, value }];
  const letters = text.split('').map((letter) => ({ name: longName(letter, known), flag: `-${letter}` }));
  // Behind the first letter that takes a text, the rest is that text.
  const taking = letters.findIndex(({ name }) => !known.boolean.includes(name));
  const options = taking < 0 ? letters : letters.slice(0, taking + 1);
  return options.map((one, at) => ({ ...one, value: at === letters.length - 1 ? value : undefined }));
}

function longName(letter: string, { alias }: KnownOptions): string {
  return Object.entries(alias).find(([, letters]) => letters.includes(letter))?.[0] ?? letter;
}

/** yargs takes `--strictColumns` for `--strict-columns`. */
function kebab(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
