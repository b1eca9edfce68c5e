import { readConfigFile } from './config-file.ts';
import { configOf } from './given-options.ts';
import { toFlag } from './to-flag.ts';
import { variableOf } from './environment.ts';

/** The flags that say how an error is printed. */
export interface GlimpsedFlags {
  readonly wantsJson: boolean;
  readonly hasColor: boolean;
}

interface CallWords {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How to print an error where another option is wrong, so that the options could not be taken: each place as far as it can be read. */
export function glimpseFlags(call: CallWords): GlimpsedFlags {
  return { wantsJson: glimpse('json', call) ?? false, hasColor: glimpse('no-color', call) !== true };
}

/** The command line goes before the environment, and that before the config file; null where none of them says it. */
function glimpse(name: string, { argv, env }: CallWords): boolean | null {
  const word = argv.findLast((one) => one === `--${name}` || one.startsWith(`--${name}=`));
  if (word !== undefined) return ifReadable(() => toFlag(name, word.slice(name.length + 3) || true));
  const variable = env[variableOf(name)];
  if (variable !== undefined && variable !== '') return ifReadable(() => toFlag(name, variable));
  const { file, profile } = configOf({ argv, env });
  if (file === undefined) return null;
  const said = ifReadable(() => readConfigFile(file, profile)[name]) ?? null;
  return said === null ? null : ifReadable(() => toFlag(name, said));
}

/** What cannot be read is told as an error already. */
function ifReadable<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
