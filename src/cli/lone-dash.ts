import type { Arguments } from './command.ts';

/** Stands before a word that is an input and looks like something else, while yargs has the words. */
const mark = 'nexload:word:';

/** Marks each lone dash, which yargs drops from a list of positionals, and what stands behind `--`, where it forgets the list. */
export function hideDash(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  if (end < 0) return argv.map(hide);
  return [...argv.slice(0, end).map(hide), ...argv.slice(end + 1).map((word) => `${mark}${word}`)];
}

/** Gives the words back as they were. */
export function showDash(args: Arguments): Arguments {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, show(value)]));
}

/** The same for one word. */
export function showWord(word: string): string {
  return word.startsWith(mark) ? word.slice(mark.length) : word;
}

function hide(word: string): string {
  return word === '-' ? `${mark}${word}` : word;
}

function show(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(show);
  return typeof value === 'string' ? showWord(value) : value;
}
