import type { Options } from 'yargs';

/** The options that every command takes. */
export const globalOptions = {
  json: { type: 'boolean', default: false, describe: 'exactly one JSON document on stdout' },
  quiet: { alias: 'q', type: 'boolean', default: false, describe: 'say nothing but the result' },
  verbose: { alias: 'v', type: 'boolean', default: false, describe: 'log to stderr as well' },
  'log-file': { type: 'string', requiresArg: true, describe: 'append a log of events (never cell texts) to FILE' },
  'log-level': { choices: ['debug', 'info', 'warn', 'error'], default: 'info', describe: 'how much is logged' },
  color: { type: 'boolean', default: true, describe: 'colours on a terminal (NO_COLOR is obeyed)' },
  progress: { type: 'boolean', default: true, describe: 'a progress line on long jobs' },
  home: { type: 'string', requiresArg: true, default: '.nexload', describe: 'where state is kept' },
  reports: { type: 'string', requiresArg: true, default: 'reports', describe: 'where reports are written' },
} as const satisfies Readonly<Record<string, Options>>;
