/** The exit codes, the same for every command. */
export const exitCodes = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  notAllWell: 3,
  invalidInput: 4,
  stopped: 5,
  denied: 6,
  capHit: 8,
  outOfBudget: 10,
  locked: 11,
  stalePlan: 12,
  unbalanced: 13,
  interrupted: 130,
  terminated: 143,
} as const;

/** One of the exit codes above. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Stops the run, and the person who reads it can do something about it. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: string;
  readonly hint: string | null;
  readonly exitCode: ExitCode;

  constructor(facts: { code: string; message: string; hint?: string; exitCode?: ExitCode; cause?: unknown }) {
    super(facts.message, { cause: facts.cause });
    this.code = facts.code;
    this.hint = facts.hint ?? null;
    this.exitCode = facts.exitCode ?? exitCodes.usage;
  }
}
