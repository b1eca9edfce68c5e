import type { Argv } from 'yargs';
import { badOption } from '../errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What yargs answers itself; `NEXLOAD_VERSION` may well be somebody's own variable. */
const own = ['help', 'version'];

/** What the environment says about the options of a command: `NEXLOAD_DATE_ORDER=dmy` is `--date-order dmy`; flags go before it. */
export function environmentOptions(
  command: Argv,
  env: Environment,
): Readonly<Record<string, string | boolean | number>> {
  const { boolean, number, key } = optionsOf(command);
  const given = Object.keys(key).flatMap((name): [string, string | boolean | number][] => {
    const variable = `NEXLOAD_${name.replace(/-/g, '_').toUpperCase()}`;
    const text = env[variable];
    if (text === undefined || text === '' || name.length < 2 || own.includes(name)) return [];
    if (boolean.includes(name)) return [[name, toFlag(variable, text)]];
    return [[name, number.includes(name) ? Number(text) : text]];
  });
  return Object.fromEntries(given);
}

function toFlag(variable: string, text: string): boolean {
  if (/^(?:1|true|yes|on)$/i.test(text)) return true;
  if (/^(?:0|false|no|off)$/i.test(text)) return false;
  throw badOption(variable, `"${text}" is neither yes nor no`, 'write true or false');
}

/** The options that a command knows, by their types. */
export interface KnownOptions {
  readonly key: Readonly<Record<string, unknown>>;
  readonly boolean: readonly string[];
  readonly array: readonly string[];
  readonly number: readonly string[];
}

/** yargs tells its options by a method that its types leave out. */
export function optionsOf(command: Argv): KnownOptions {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the method is documented, but not typed
  return (command as unknown as { getOptions(): KnownOptions }).getOptions();
}
