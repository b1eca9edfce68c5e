import yargs, { type Argv } from 'yargs';
import { exitCodes } from '../errors.ts';
import { readVersion } from '../io/version.ts';
import { commands, type CommandEntry } from './commands.ts';
import type { Arguments, Terminal } from './command.ts';
import { optionsOf } from './environment.ts';
import { givenOptions } from './given-options.ts';
import { usageError } from './usage-error.ts';
import { warnOfExposure } from './warn-of-exposure.ts';
import { globalOptions } from './global-options.ts';
import { hideDash, showDash } from './lone-dash.ts';
import { printFailure } from './print-failure.ts';

/** Runs one command line and gives its exit code; the one place where errors are printed. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  let wantsJson = argv.some((word) => /^--json(?:=(?:true|1))?$/.test(word));
  let exitCode: number = exitCodes.ok;
  const parser = describe({
    argv,
    terminal,
    setExitCode: (code) => (exitCode = code),
    wantJson: () => (wantsJson = true),
  });
  try {
    await parser.parseAsync(hideDash(argv), {}, (error, _, output) => {
      if (error === undefined || error === null) terminal.out(output === '' ? '' : `${output}\n`);
    });
    return exitCode;
  } catch (error) {
    const isUsage = error instanceof Error && error.name === 'YError';
    return printFailure(isUsage ? usageError(error.message, argv) : error, {
      terminal,
      wantsJson,
      command: argv.find((word) => !word.startsWith('-')) ?? '',
    });
  }
}

interface Call {
  readonly argv: readonly string[];
  readonly terminal: Terminal;
  readonly setExitCode: (code: number) => void;
  /** Called where the environment or the config file asks for JSON. */
  readonly wantJson: () => void;
}

function describe(call: Call): Argv {
  const parser = yargs()
    .scriptName('nexload')
    .usage('$0 COMMAND\n\nMakes a Nexudus account agree with your spreadsheets.')
    .options(globalOptions)
    .strict()
    .exitProcess(false)
    .version(readVersion())
    .wrap(Math.min(call.terminal.columns, 110))
    .parserConfiguration({ 'boolean-negation': false, 'parse-positional-numbers': false })
    .demandCommand(1, 'say what to do')
    .epilogue('nexload COMMAND --help tells more about each.')
    .fail((message: string, error: Error | undefined) => {
      throw error ?? usageError(message, call.argv);
    });
  for (const entry of commands) addCommand(parser, entry, call);
  return parser;
}

function addCommand(parser: Argv, { usage, summary, load }: CommandEntry, call: Call): void {
  let lists: readonly string[] = [];
  parser.command({
    command: usage,
    describe: summary,
    builder: async (own: Argv) => {
      const command = await load();
      const built = command.build(own);
      lists = optionsOf(built).array;
      const given = await givenOptions(built, call);
      if (given['json'] === true) call.wantJson();
      return built.config(given);
    },
    handler: async (args: Arguments) => {
      const command = await load();
      const hasColor = call.terminal.hasColor && args['no-color'] !== true;
      const taken = takeLast(showDash(args), lists);
      warnOfExposure(taken, call.terminal);
      call.setExitCode(await command.run(taken, { ...call.terminal, hasColor }));
    },
  });
}

/** An option that is said twice means what was said last; only lists hold several. */
function takeLast(args: Arguments, lists: readonly string[]): Arguments {
  const last = (name: string, value: unknown): unknown =>
    Array.isArray(value) && name !== '_' && !lists.includes(name) ? value.at(-1) : value;
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, last(name, value)]));
}
