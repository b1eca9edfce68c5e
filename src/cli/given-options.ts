import yargs, { type Argv } from 'yargs';
import * as errors from '../errors.ts';
import { listOr } from '../problems/quote.ts';
import { nearestOf } from '../resources/codecs/nearest.ts';
import { commands } from './commands.ts';
import type { ConfigValues } from './config-file.ts';
import { environmentOptions, optionsOf } from './environment.ts';
import type { Arguments, Terminal } from './command.ts';
import { globalOptions } from './global-options.ts';

/** The words of the command line, and the world they were said in. */
interface CallWords {
  readonly terminal: Terminal;
  readonly argv: readonly string[];
}

/** Options from everywhere but the command line, which goes before them: the environment over the config file. */
export async function givenOptions(command: Argv, { terminal, argv }: CallWords): Promise<Arguments> {
  const { env } = terminal;
  const file = flagOf(argv, 'config') ?? env['NEXLOAD_CONFIG'];
  const fromEnvironment = environmentOptions(command, env);
  if (file === undefined || file === '') return fromEnvironment;
  const { readConfigFile } = await import('./config-file.ts');
  const values = readConfigFile(file, flagOf(argv, 'profile') ?? env['NEXLOAD_PROFILE']);
  const own = Object.keys(optionsOf(command).key);
  if (!Object.keys(values).every((name) => own.includes(name))) assertKnown(file, values, await allOptions());
  const fitting = Object.fromEntries(Object.entries(values).filter(([name]) => own.includes(name)));
  return { ...fitting, ...fromEnvironment };
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
