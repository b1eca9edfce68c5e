import type { Arguments } from './command.ts';

/** What stands for `-` while yargs has the words, since it drops a lone dash from a list of positionals. */
const stand = 'nexload:lone-dash';

/** Puts the stand-in for each lone dash. */
export function hideDash(argv: readonly string[]): readonly string[] {
  return argv.map((word) => (word === '-' ? stand : word));
}

/** Puts the lone dashes back. */
export function showDash(args: Arguments): Arguments {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, show(value)]));
}

function show(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(show);
  return value === stand ? '-' : value;
}
