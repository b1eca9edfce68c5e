import type { Argv } from 'yargs';
import { toFlag } from './to-flag.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What yargs answers itself; `NEXLOAD_VERSION` may well be somebody's own variable. */
const own = ['help', 'version'];

/** What the environment says about the options of a command: `NEXLOAD_DATE_ORDER=dmy` is `--date-order dmy`; flags go before it. */
export function environmentOptions(command: Argv, env: Environment): Readonly<Record<string, string | boolean>> {
  const { boolean, key } = optionsOf(command);
  const given = Object.keys(key).flatMap((name): [string, string | boolean][] => {
    const variable = variableOf(name);
    const text = env[variable];
    if (text === undefined || text === '' || name.length < 2 || own.includes(name)) return [];
    if (boolean.includes(name)) return [[name, toFlag(variable, text)]];
    return [[name, text]];
  });
  return Object.fromEntries(given);
}

/** The variable that stands for an option. */
export function variableOf(option: string): string {
  return `NEXLOAD_${option.replace(/-/g, '_').toUpperCase()}`;
}

/** The options that a command knows, by their types. */
export interface KnownOptions {
  readonly key: Readonly<Record<string, unknown>>;
  readonly boolean: readonly string[];
  readonly array: readonly string[];
  /** The other names of each. */
  readonly alias: Readonly<Record<string, readonly string[]>>;
}

/** yargs tells its options by a method that its types leave out. */
export function optionsOf(command: Argv): KnownOptions {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the method is documented, but not typed
  return (command as unknown as { getOptions(): KnownOptions }).getOptions();
}
