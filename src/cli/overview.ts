import { wrap } from '../report/wrap.ts';
import type { CommandEntry } from './commands.ts';

/** An option as the overview shows it. */
interface ShownOption {
  readonly alias?: string;
  readonly type?: string;
  readonly describe: string;
  readonly default?: string;
}

/**
 * What `nexload --help` prints. It is written here, since loading yargs takes longer than all the rest of the command
 * (2.5 against 1.2 times a Node that does nothing).
 */
export function renderOverview(
  commands: readonly CommandEntry[],
  options: Readonly<Record<string, ShownOption>>,
  columns: number,
): string {
  const table = (rows: readonly (readonly [string, string])[]) => renderRows(rows, Math.min(columns, 110));
  return [
    'nexload COMMAND',
    '',
    'Makes a Nexudus account agree with your spreadsheets.',
    '',
    'Commands:',
    ...table(commands.map(({ usage, summary }) => [`nexload ${usage}`, summary])),
    '',
    'Options of every command:',
    ...table(Object.entries(options).map(([name, option]) => [flag(name, option), describe(option)])),
    ...table([
      ['    --help', 'this help; behind a command, that of the command'],
      ['    --version', 'the version'],
    ]),
    '',
    'nexload COMMAND --help tells more about each.',
    '',
  ].join('\n');
}

function flag(name: string, { alias, type }: ShownOption): string {
  return `${alias === undefined ? '    ' : `-${alias}, `}--${name}${type === 'boolean' ? '' : ` ${name.split('-').at(-1)?.toUpperCase()}`}`;
}

function describe({ describe: text, default: value }: ShownOption): string {
  return value === undefined ? text : `${text} (default: ${value})`;
}

function renderRows(rows: readonly (readonly [string, string])[], columns: number): readonly string[] {
  const indent = 32;
  return rows.map(([left, right]) => `  ${left}`.padEnd(indent) + wrap(right, { columns, indent }).trimStart());
}
