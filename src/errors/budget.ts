import { exitCodes, UserError } from '../errors.ts';
import { goOn } from './go-on.ts';

export const badLimits = (text: string, what: string): UserError =>
  new UserError({
    code: 'bad-limits',
    message: `--limits ${text === '' ? 'is empty' : `"${text}" cannot be read: ${what}`}`,
    hint: 'write nexudus, none, or windows like writes=60/1m,5000/1d;all=1/100ms,120/1m; spans end in ms, s, m, h or d',
  });

export const budgetForeign = (file: string, what: string, cause?: unknown): UserError =>
  new UserError({
    code: 'budget-foreign',
    message: `${file} cannot be used as the memory of what was spent: ${what}`,
    hint: 'delete it, while no nexload runs; what the last 24 hours spent is forgotten then, and nothing else',
    cause,
  });

export const budgetBusy = (file: string, cause: unknown): UserError =>
  new UserError({
    code: 'budget-busy',
    message: `another program holds ${file} and does not let go of it`,
    hint: 'end it, and go on',
    exitCode: exitCodes.stopped,
    cause,
  });

export const budgetUnusable = (file: string, why: string, cause: unknown): UserError =>
  new UserError({
    code: 'budget-unusable',
    message: `${file} cannot be used to remember what was spent: ${why}`,
    hint: `make room, or see to it that you may write there, then ${goOn}`,
    exitCode: exitCodes.stopped,
    cause,
  });

/** `until` is in milliseconds since 1970. */
export const budgetUsedUp = (until: number): UserError =>
  new UserError({
    code: 'budget-used-up',
    message: `the budget is used up until ${new Date(Math.ceil(until / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC, and nothing was asked`,
    hint: 'give the same command again then; `nexload doctor` shows how the limits stand',
    exitCode: exitCodes.outOfBudget,
  });
