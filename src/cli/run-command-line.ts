import { readFileSync } from 'node:fs';
import yargs, { type Argv } from 'yargs';
import { exitCodes } from '../errors.ts';
import { commands, type CommandEntry } from './commands.ts';
import type { Arguments, Terminal } from './command.ts';
import { givenOptions } from './given-options.ts';
import { usageError } from './usage-error.ts';
import { globalOptions } from './global-options.ts';
import { hideDash, showDash } from './lone-dash.ts';
import { printFailure } from './print-failure.ts';

/** Runs one command line and gives its exit code; the one place where errors are printed. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  const wantsJson = argv.includes('--json');
  let exitCode: number = exitCodes.ok;
  const parser = describe({ argv, terminal, setExitCode: (code) => (exitCode = code) });
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
  parser.command({
    command: usage,
    describe: summary,
    builder: async (own: Argv) => {
      const command = await load();
      const built = command.build(own);
      return built.config(await givenOptions(built, call));
    },
    handler: async (args: Arguments) => {
      const command = await load();
      call.setExitCode(await command.run(showDash(args), call.terminal));
    },
  });
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
