import yargs, { type Argv } from 'yargs';
import { exitCodes } from '../errors.ts';
import { readVersion } from '../io/version.ts';
import { commands, type CommandEntry } from './commands.ts';
import type { Arguments, Terminal } from './command.ts';
import { optionsOf } from './environment.ts';
import { givenOptions, type GivenOptions } from './given-options.ts';
import { commandIn, usageError } from './usage-error.ts';
import { warnOfExposure } from './warn-of-exposure.ts';
import { globalOptions } from './global-options.ts';
import { hideDash, showDash } from './lone-dash.ts';
import { namePlace } from './name-place.ts';
import { printFailure } from './print-failure.ts';
import { saidOptions, type SaidOptions } from './said-options.ts';

/** Runs one command line and gives its exit code; the one place where errors are printed. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = exitCodes.ok;
  let known: Known = keepCall(knownFrom(argv), terminal);
  const parser = describe({
    argv,
    terminal,
    setExitCode: (code) => (exitCode = code),
    learn: (more) => (known = keepCall(more, terminal)),
    known: () => known,
  });
  try {
    await parser.parseAsync(hideDash(argv), {}, (error, _, output) => {
      if (error === undefined || error === null) terminal.out(sayAnswer(output, argv, known));
    });
    return exitCode;
  } catch (error) {
    const isUsage = error instanceof Error && error.name === 'YError';
    const { command, places, options, args } = known;
    const { wantsJson, hasColor } = known.isLearnt ? known : await glimpse(argv, terminal);
    return printFailure(namePlace(isUsage ? usageError(error.message, { argv, options }) : error, places), {
      terminal: hasColor ? terminal : withoutColor(terminal),
      wantsJson,
      command,
      args,
    });
  }
}

/** The config file has a reader of its own, which is loaded where it is needed. */
async function glimpse(argv: readonly string[], { env }: Terminal): Promise<Pick<Known, 'wantsJson' | 'hasColor'>> {
  const { glimpseFlags } = await import('./glimpse-flags.ts');
  return glimpseFlags({ argv, env });
}

/** What is known of a command line when it fails. */
interface Known {
  /** False as long as nobody looked at environment and config file. */
  readonly isLearnt: boolean;
  readonly wantsJson: boolean;
  readonly hasColor: boolean;
  readonly command: string;
  /** The long names of its options. */
  readonly options: readonly string[];
  /** Where the options were said that the command line does not say. */
  readonly places: Readonly<Record<string, string>>;
  /** As the command took them; null where it did not come so far. */
  readonly args: Arguments | null;
}

/** A signal may end the process while the command is still at work. */
function keepCall(known: Known, { atHand }: Terminal): Known {
  if (atHand !== undefined) atHand.call = { wantsJson: known.wantsJson, command: known.command };
  return known;
}

/** What the bare words tell, as long as nobody knows which command it is. */
function knownFrom(argv: readonly string[]): Known {
  return {
    wantsJson: argv.some((word) => /^--json(?:=(?:true|1|yes|on))?$/i.test(word)),
    hasColor: true,
    command: commandIn(argv) ?? argv.find((word) => !word.startsWith('-')) ?? '',
    options: [],
    places: {},
    isLearnt: false,
    args: null,
  };
}

/** What yargs answers itself: a help or the version. */
function sayAnswer(text: string, argv: readonly string[], { wantsJson }: Known): string {
  if (text === '') return '';
  if (!wantsJson) return `${text}\n`;
  return `${JSON.stringify(argv.includes('--version') ? { version: text } : { help: text }, null, 2)}\n`;
}

interface Call {
  readonly argv: readonly string[];
  readonly terminal: Terminal;
  readonly setExitCode: (code: number) => void;
  readonly learn: (more: Known) => void;
  readonly known: () => Known;
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
      throw error ?? usageError(message, { argv: call.argv, options: call.known().options });
    });
  for (const entry of commands) addCommand(parser, entry, call);
  return parser;
}

function addCommand(parser: Argv, { usage, summary, load }: CommandEntry, call: Call): void {
  let lists: readonly string[] = [];
  let said: SaidOptions = { names: new Set(), flags: {} };
  parser.command({
    command: usage,
    describe: summary,
    builder: async (own: Argv) => {
      const command = await load();
      const built = command.build(own);
      const options = optionsOf(built);
      lists = options.array;
      said = saidOptions(call.argv, options);
      const given = await givenOptions(built, call);
      const facts = { command: usage.split(' ')[0] ?? '', options: Object.keys(options.key) };
      call.learn({ ...facts, ...knownOf(given, said), isLearnt: true, args: null });
      return built.config(given.values);
    },
    handler: async (args: Arguments) => {
      const command = await load();
      const taken = { ...takeLast(showDash(args), lists), ...said.flags };
      const terminal = taken['no-color'] === true ? withoutColor(call.terminal) : call.terminal;
      warnOfExposure(taken, terminal);
      call.learn({ ...call.known(), args: taken });
      call.setExitCode(await command.run(taken, terminal, said.names));
    },
  });
}

function knownOf(
  { values, places }: GivenOptions,
  { names, flags }: SaidOptions,
): Pick<Known, 'wantsJson' | 'hasColor' | 'places'> {
  const isOn = (name: string): boolean => flags[name] ?? (names.has(name) || values[name] === true);
  const elsewhere = Object.entries(places).filter(([name]) => !names.has(name));
  return { wantsJson: isOn('json'), hasColor: !isOn('no-color'), places: Object.fromEntries(elsewhere) };
}

function withoutColor(terminal: Terminal): Terminal {
  return { ...terminal, hasColor: false, hasErrColor: false };
}

/** An option that is said twice means what was said last; only lists hold several. */
function takeLast(args: Arguments, lists: readonly string[]): Arguments {
  const last = (name: string, value: unknown): unknown =>
    Array.isArray(value) && name !== '_' && !lists.includes(name) ? value.at(-1) : value;
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, last(name, value)]));
}
