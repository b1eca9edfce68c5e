import type { Options } from 'yargs';

/** The options that every command takes. */
export const globalOptions = {
  json: { type: 'boolean', describe: 'exactly one JSON document on stdout' },
  quiet: { alias: 'q', type: 'boolean', describe: 'say nothing but the result' },
  verbose: { alias: 'v', type: 'boolean', describe: 'log to stderr as well' },
  'log-file': { type: 'string', requiresArg: true, describe: 'append a log of events (never cell texts) to FILE' },
  'log-level': { choices: ['debug', 'info', 'warn', 'error'], default: 'info', describe: 'how much is logged' },
  'no-color': { type: 'boolean', describe: 'no colours (NO_COLOR is obeyed too)' },
  'no-progress': { type: 'boolean', describe: 'no progress line on long jobs' },
  config: { type: 'string', requiresArg: true, describe: 'a YAML file that gives options by their long names' },
  profile: { type: 'string', requiresArg: true, describe: 'a group of options in the config file, under profiles' },
  home: { type: 'string', requiresArg: true, default: '.nexload', describe: 'where state is kept' },
  reports: { type: 'string', requiresArg: true, default: 'reports', describe: 'where reports are written' },
  report: {
    type: 'string',
    requiresArg: true,
    default: 'html,md,json,csv',
    describe: 'what a report consists of: html, md, json, csv, junit; or none',
  },
} as const satisfies Readonly<Record<string, Options>>;
