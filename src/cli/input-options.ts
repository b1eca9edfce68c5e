import type { Options } from 'yargs';
import type { InputOptions } from '../options.ts';
import type { Arguments } from './command.ts';

const group = 'How the input is read:';
const text = { type: 'string', requiresArg: true, group } as const;

/** The options that say how spreadsheets are read and understood. */
export const inputOptions = {
  resource: { ...text, describe: 'the record type, where names and headers do not tell it' },
  sheet: { ...text, describe: 'one sheet of a workbook; else all visible ones' },
  'header-row': { ...text, describe: 'the row of the header; else it is found' },
  delimiter: { ...text, describe: 'what stands between cells: one character, or tab; else it is found' },
  encoding: { ...text, describe: 'such as utf-8 or windows-1252; else it is found' },
  'date-order': { ...text, describe: 'dmy or mdy, for dates like 05/06/2025; else all rows of the column decide' },
  timezone: { ...text, default: 'UTC', describe: 'the zone of dates and times without an offset' },
  decimal: { ...text, describe: '. or , in numbers; else all rows of the column decide' },
  blank: { ...text, default: 'keep', describe: 'what an empty cell means: keep, clear or error' },
  'clear-token': { ...text, default: '<clear>', describe: 'the cell text that clears a field' },
  duplicates: { ...text, default: 'error', describe: 'the same Id twice: error, or take the first or last' },
  'strict-columns': { type: 'boolean', group, describe: 'an unknown column is an error' },
  map: { ...text, describe: 'a YAML file with columns (header: field) and constants (field: cell)' },
} as const satisfies Readonly<Record<string, Options>>;

/** The inputs that a command takes. */
export const inputsPositional = {
  type: 'string',
  array: true,
  demandOption: true,
  describe: 'files, folders, or - for standard input; FILE=NAME gives the record type of one',
} as const;

/** The input options among the arguments of a command, without those that nobody gave. */
export function takeInputOptions(args: Arguments): InputOptions {
  const given = Object.keys(inputOptions)
    .filter((name) => name !== 'map' && args[name] !== undefined)
    .map((name) => [name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), valueOf(name, args[name])]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parseInputOptions checks every value against its schema
  return Object.fromEntries(given) as InputOptions;
}

/** What is no row number stays as it was written, so that it can be shown. */
function valueOf(name: string, said: unknown): unknown {
  return name === 'header-row' && /^\s*\d{1,9}\s*$/.test(String(said)) ? Number(said) : said;
}
