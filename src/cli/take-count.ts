import { badOption } from '../errors.ts';
import { quote } from '../problems/quote.ts';
import type { Arguments } from './command.ts';

/** From where to where a count may go, both included. */
interface Range {
  readonly least: number;
  readonly most: number;
}

const anyCount: Range = { least: 0, most: 1_000_000_000 };

/** The whole number of an option; any other text stops the command. */
export function takeCount(args: Arguments, flag: string, { least, most }: Range = anyCount): number {
  const said = String(args[flag]).trim();
  const count = /^\d{1,10}$/.test(said) ? Number(said) : Number.NaN;
  if (count >= least && count <= most) return count;
  const range = most === anyCount.most ? `${least} or more` : `from ${least} to ${most}`;
  throw badOption(`--${flag}`, `${quote(said)} cannot be used`, `write a whole number, ${range}`);
}

/** The same, where none makes no sense. */
export function takePositive(args: Arguments, flag: string): number {
  return takeCount(args, flag, { ...anyCount, least: 1 });
}
