import type { Options } from 'yargs';
import { parseLimits } from '../budget/limits.ts';
import { badOption } from '../errors.ts';
import { quote } from '../problems/quote.ts';
import type { Cap, Sending } from '../sending.ts';
import type { Arguments } from './command.ts';
import { takeDuration } from './duration.ts';
import { takeCount, takePositive } from './take-count.ts';

const target = { group: 'Target:' } as const;
const sending = { group: 'Sending:' } as const;
const text = { type: 'string', requiresArg: true } as const;

const mostConcurrency = 64;
const mostRetries = 100;
const longestMs = 30 * 86_400_000;
const defaults = { concurrency: 4, 'max-errors': '10%', mode: 'merge', 'on-conflict': 'refuse', retries: 5 } as const;

/** The option that says what the API allows. */
export const limitsOption = {
  limits: {
    ...text,
    ...target,
    describe:
      'what the API allows: nexudus (the default), none (that of --sandbox), or windows like writes=60/1m,5000/1d',
  },
} as const satisfies Readonly<Record<string, Options>>;

const shared = {
  ...limitsOption,
  concurrency: {
    ...text,
    ...target,
    default: defaults.concurrency,
    describe: 'how many requests are under way at once',
  },
  sandbox: { type: 'boolean', ...target, describe: 'rehearse on a sandbox with records that fit the inputs' },
  'skip-invalid': { type: 'boolean', ...sending, describe: 'send the good rows although others cannot be used' },
  mode: {
    choices: ['merge', 'replace'],
    ...sending,
    default: defaults.mode,
    describe: 'replace sends the columns of the file alone, which clears all other fields',
  },
  retries: {
    ...text,
    ...sending,
    default: defaults.retries,
    describe: 'how often a request that failed is tried again',
  },
} as const satisfies Readonly<Record<string, Options>>;

/** The options of `nexload plan` besides those of inputs and target. */
export const planOptions = {
  ...shared,
  out: { ...text, describe: 'a file to save the plan in, for nexload apply' },
  'detailed-exitcode': {
    type: 'boolean',
    describe: 'exit with 0 where nothing would change, and with 2 where something would',
  },
} as const satisfies Readonly<Record<string, Options>>;

/** The options of `nexload apply` besides those of inputs and target. */
export const applyOptions = {
  ...shared,
  yes: { type: 'boolean', ...sending, describe: 'go on without asking' },
  'max-errors': {
    ...text,
    ...sending,
    default: defaults['max-errors'],
    describe: 'stop at more failed rows, a number or a part; a part is never less than 20 rows',
  },
  'max-changes': { ...text, ...sending, describe: 'send nothing where more records would change, a number or a part' },
  'max-clears': { ...text, ...sending, describe: 'send nothing where more fields would be cleared' },
  'max-writes': { ...text, ...sending, describe: 'stop after so many writes; nexload resume goes on' },
  'max-duration': { ...text, ...sending, describe: 'stop after this time, like 2h; nexload resume goes on' },
  canary: { ...text, ...sending, describe: 'send so many changes and check them before the rest' },
  'no-verify': { type: 'boolean', ...sending, describe: 'do not read back what was written' },
  'on-conflict': {
    choices: ['refuse', 'overwrite'],
    ...sending,
    default: defaults['on-conflict'],
    describe: 'what to do where somebody changed the same field since the plan',
  },
} as const satisfies Readonly<Record<string, Options>>;

const { sandbox: _sandbox, 'skip-invalid': _skipInvalid, mode: _mode, ...forRollback } = applyOptions;

/** The options of `nexload rollback` besides those of the target: its rows come from the journal. */
export const rollbackOptions = forRollback;

/** How to send, among the arguments of a command; what makes no sense stops it. */
export function takeSending(given: Arguments): Sending {
  const args: Arguments = { ...defaults, ...withoutGaps(given) };
  return {
    limits: takeLimits(given),
    concurrency: takeCount(args, 'concurrency', { least: 1, most: mostConcurrency }),
    isConfirmed: args['yes'] === true,
    skipInvalid: args['skip-invalid'] === true,
    maxErrors: takeCap(args, 'max-errors'),
    maxChanges: ifGiven(args, 'max-changes', takeCap),
    maxClears: ifGiven(args, 'max-clears', takeCount),
    maxWrites: ifGiven(args, 'max-writes', takePositive),
    maxDurationMs: ifGiven(args, 'max-duration', (all, flag) => takeDuration(all, flag, longestMs)),
    canary: ifGiven(args, 'canary', takePositive),
    verifies: args['no-verify'] !== true,
    mode: args['mode'] === 'replace' ? 'replace' : 'merge',
    onConflict: args['on-conflict'] === 'overwrite' ? 'overwrite' : 'refuse',
    retries: takeCount(args, 'retries', { least: 0, most: mostRetries }),
  };
}

/** The limits among the arguments, as they were written; those that cannot be read stop the command. */
export function takeLimits(args: Arguments): string {
  const limits = typeof args['limits'] === 'string' ? args['limits'].trim() : undeclaredLimits(args);
  parseLimits(limits);
  return limits;
}

function undeclaredLimits(args: Arguments): string {
  return args['sandbox'] === true ? 'none' : 'nexudus';
}

function withoutGaps(args: Arguments): Arguments {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined && value !== ''));
}

function ifGiven<T>(args: Arguments, flag: string, take: (args: Arguments, flag: string) => T): T | null {
  return args[flag] === undefined ? null : take(args, flag);
}

function takeCap(args: Arguments, flag: string): Cap {
  const said = String(args[flag]).trim();
  const [, digits = '', percent = ''] = /^(\d{1,10}(?:\.\d{1,6})?)\s*(%?)$/.exec(said) ?? [];
  const amount = digits === '' ? Number.NaN : Number(digits);
  if (percent === '%' && amount <= 100) return { kind: 'share', share: amount / 100 };
  if (percent === '' && Number.isInteger(amount)) return { kind: 'count', count: amount };
  throw badOption(`--${flag}`, `${quote(said)} cannot be used`, 'write a whole number like 20, or a part like 10%');
}
