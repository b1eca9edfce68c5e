import type { Options } from 'yargs';
import { shellWord } from '../report/shell-word.ts';
import type { Arguments } from './command.ts';
import { globalOptions } from './global-options.ts';
import { inputOptions } from './input-options.ts';
import { planOptions } from './sending-options.ts';
import { targetOptions } from './target-options.ts';

const { config, profile, home, reports } = globalOptions;
const { 'base-url': baseUrl, auth } = targetOptions;
const { limits, sandbox, mode } = planOptions;

// A token command is left out: it may hold a secret, and what is printed is passed on.
const wayIn = { auth, profile, config, home, reports };
// What counts for a saved plan as well.
const place = { 'base-url': baseUrl, ...wayIn, limits, sandbox };

/** The command that makes the changes of a plan: the files, or the plan that was saved, and every option that was said. */
export function sayApply(args: Arguments, saved: string | null): string {
  const inputs = Array.isArray(args['inputs']) ? args['inputs'].map(String) : [];
  const what = saved === null ? [...inputs, ...flagsOf(args, { ...inputOptions, mode })] : [saved];
  return ['nexload', 'apply', ...what, ...flagsOf(args, placeOf(args))].map(shellWord).join(' ');
}

/** What the command that takes mended rejects has to say besides, so that they go where their files went. */
export function sayPlace(args: Arguments): readonly string[] {
  return flagsOf(args, { mode, ...placeOf(args) });
}

/** A rehearsal has a place of its own. */
function placeOf({ sandbox: isRehearsal }: Arguments): Readonly<Record<string, Options>> {
  return isRehearsal === true ? { config, reports, limits, sandbox } : place;
}

/** What commands about a run have to say to find its journal, its reports and the sign-in; the address is in the journal. */
export function sayWayIn(args: Arguments): readonly string[] {
  return flagsOf(args, wayIn);
}

/** What a look at the same account has to say, its limits apart. */
export function sayDoor(args: Arguments): readonly string[] {
  return flagsOf(args, { 'base-url': baseUrl, auth, profile, config, home });
}

/** The same for a command that knows no account. */
export function sayFolders(args: Arguments): readonly string[] {
  return flagsOf(args, { profile, config, home, reports });
}

/** Those that differ from what would be so anyway. */
function flagsOf(args: Arguments, options: Readonly<Record<string, Options>>): readonly string[] {
  return Object.entries(options).flatMap(([name, option]) => {
    const value = args[name];
    if (value === undefined || value === '' || value === false || value === option.default) return [];
    if (value === true) return [`--${name}`];
    return typeof value === 'string' || typeof value === 'number' ? [`--${name}`, String(value)] : [];
  });
}
