import yargs, { type Argv } from 'yargs';
import * as errors from '../errors.ts';
import { listOr } from '../problems/quote.ts';
import { nearestOf } from '../resources/codecs/nearest.ts';
import { commands } from './commands.ts';
import type { ConfigValues } from './config-file.ts';
import { environmentOptions, optionsOf, variableOf } from './environment.ts';
import type { Arguments, Terminal } from './command.ts';
import { globalOptions } from './global-options.ts';
import { toFlag } from './to-flag.ts';

/** The words of the command line, and the world they were said in. */
interface CallWords {
  readonly terminal: Terminal;
  readonly argv: readonly string[];
}

/** Options from everywhere but the command line, which goes before them. */
export interface GivenOptions {
  readonly values: Arguments;
  /** Where each was said: a variable, or a line of the config file. */
  readonly places: Readonly<Record<string, string>>;
}

/** What the environment says, over what the config file says. */
export async function givenOptions(command: Argv, { terminal, argv }: CallWords): Promise<GivenOptions> {
  const { env } = terminal;
  const { file, profile } = configOf({ argv, env });
  const fromEnvironment = environmentOptions(command, env);
  const variables = mapEntries(fromEnvironment, variableOf);
  if (file === undefined) return { values: fromEnvironment, places: variables };
  const { readConfigFile } = await import('./config-file.ts');
  const { key, boolean } = optionsOf(command);
  const values = readConfigFile(file, profile);
  const own = Object.keys(key);
  if (!Object.keys(values).every((name) => own.includes(name))) assertKnown(file, values, await allOptions());
  const fitting = Object.fromEntries(Object.entries(values).filter(([name]) => own.includes(name)));
  const lines = mapEntries(fitting, (name) => `${name} in ${file}`);
  const fromFile = mapEntries(fitting, (name, value) =>
    boolean.includes(name) ? toFlag(lines[name] ?? name, value) : value,
  );
  return { values: { ...fromFile, ...fromEnvironment }, places: { ...lines, ...variables } };
}

function mapEntries<From, To>(
  values: Readonly<Record<string, From>>,
  change: (name: string, value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(name, value)]));
}

/** The config file that is said, and which group of its options. */
export function configOf({ argv, env }: Pick<CallWords, 'argv'> & Pick<Terminal, 'env'>): {
  readonly file: string | undefined;
  readonly profile: string | undefined;
} {
  return {
    file: ifSaid(flagOf(argv, 'config') ?? env['NEXLOAD_CONFIG']),
    profile: ifSaid(flagOf(argv, 'profile') ?? env['NEXLOAD_PROFILE']),
  };
}

/** An empty variable is none. */
function ifSaid(said: string | undefined): string | undefined {
  return said === '' ? undefined : said;
}

/** A config file may hold options of several commands. */
async function allOptions(): Promise<readonly string[]> {
  const built = await Promise.all(
    commands.map(async ({ load }) => (await load()).build(yargs().options(globalOptions))),
  );
  return [...new Set(built.flatMap((command) => Object.keys(optionsOf(command).key)))];
}

function flagOf(argv: readonly string[], name: string): string | undefined {
  const at = argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  return argv[at]?.includes('=') === true ? argv[at].slice(name.length + 3) : argv[at < 0 ? argv.length : at + 1];
}

function assertKnown(file: string, values: ConfigValues, known: readonly string[]): void {
  const unknown = Object.keys(values).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const nearest = nearestOf(unknown, known);
  throw errors.badConfig(
    file,
    `"${unknown}" is no option${nearest.length > 0 ? `; did you mean ${listOr(nearest)}?` : ''}`,
  );
}
