import { readFileSync } from 'node:fs';
import yargs, { type Argv } from 'yargs';
import { exitCodes, UserError } from '../errors.ts';
import { commands, type CommandEntry } from './commands.ts';
import type { Arguments, Terminal } from './command.ts';
import { environmentOptions } from './environment.ts';
import { globalOptions } from './global-options.ts';
import { printFailure } from './print-failure.ts';

/** Runs one command line and gives its exit code; the one place where errors are printed. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  const wantsJson = argv.includes('--json');
  let exitCode: number = exitCodes.ok;
  const parser = describe(terminal, (code) => (exitCode = code));
  try {
    await parser.parseAsync(argv, {}, (error, _, output) => {
      if (error === undefined || error === null) terminal.out(output === '' ? '' : `${output}\n`);
    });
    return exitCode;
  } catch (error) {
    return printFailure(error, { terminal, wantsJson, command: argv.find((word) => !word.startsWith('-')) ?? '' });
  }
}

function describe(terminal: Terminal, setExitCode: (code: number) => void): Argv {
  const parser = yargs()
    .scriptName('nexload')
    .usage('$0 COMMAND\n\nMakes a Nexudus account agree with your spreadsheets.')
    .options(globalOptions)
    .strict()
    .exitProcess(false)
    .version(readVersion())
    .wrap(Math.min(terminal.columns, 110))
    .parserConfiguration({ 'duplicate-arguments-array': false, 'parse-positional-numbers': false })
    .demandCommand(1, 'Say what to do.')
    .epilogue('nexload COMMAND --help tells more about each.')
    .fail((message: string, error: Error | undefined) => {
      throw error ?? new UserError({ code: 'usage', message: tidyUsage(message), hint: 'see nexload --help' });
    });
  for (const entry of commands) addCommand(parser, entry, { terminal, setExitCode });
  return parser;
}

function addCommand(
  parser: Argv,
  { usage, summary, load }: CommandEntry,
  { terminal, setExitCode }: { terminal: Terminal; setExitCode: (code: number) => void },
): void {
  parser.command({
    command: usage,
    describe: summary,
    builder: async (own: Argv) => {
      const command = await load();
      const built = command.build(own);
      return built.config(environmentOptions(built, terminal.env));
    },
    handler: async (args: Arguments) => {
      const command = await load();
      setExitCode(await command.run(args, terminal));
    },
  });
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

function tidyUsage(message: string): string {
  return message.replace(/\s*\n\s*/g, ' ').trim();
}
