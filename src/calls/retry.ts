import { exitCodes } from '../errors.ts';
import type { Halt } from '../ports/calls.ts';
import type { Reply } from '../ports.ts';
import { backOffMs } from './back-off.ts';

/** What is known when an answer is there. */
export interface Tried {
  /** How many requests went out for this call, the answered one included. */
  readonly attempt: number;
  /** How many may follow the first. */
  readonly retries: number;
  readonly isWrite: boolean;
  /** False while the server has never answered anything in this run. */
  readonly hasAnswered: boolean;
  /** From 0 to 1, drawn anew for each answer. */
  readonly chance: number;
}

/** What should happen after an answer. */
export type Retry =
  /** The answer is final, whatever it says. */
  | { readonly kind: 'done' }
  /** The same again after a while. */
  | { readonly kind: 'again'; readonly afterMs: number }
  /** The write may have happened, so after a while its record is to be read before it goes out again. */
  | { readonly kind: 'look'; readonly afterMs: number }
  /** The same again when the server allows it; no try was lost. */
  | { readonly kind: 'throttled'; readonly waitMs: number }
  | { readonly kind: 'halt'; readonly halt: Halt };

// A wrong address does not become right by waiting.
const firstContactTries = 3;

/** Decides what an answer leads to; a write without an answer is the caller's to look into, since it may have happened. */
export function retry(reply: Reply<unknown>, tried: Tried): Retry {
  switch (reply.kind) {
    case 'accepted':
    case 'rejected':
    case 'missing':
    case 'conflict':
      return { kind: 'done' };
    case 'throttled':
      return { kind: 'throttled', waitMs: reply.waitMs };
    case 'denied':
      return { kind: 'halt', halt: deniedHalt(reply.message) };
    case 'transient':
      return tried.isWrite && isFromGateway(reply) ? look(tried) : again(reply.message, tried);
    case 'unknown':
      return tried.isWrite ? { kind: 'done' } : again(reply.message, tried);
  }
}

// What stands in front of the server does not know what the server did; 500 is the server's own word, and 0 that of nobody.
function isFromGateway({ status }: Extract<Reply<unknown>, { kind: 'transient' }>): boolean {
  return status !== 0 && status !== 500;
}

function look({ attempt, retries, chance }: Tried): Retry {
  return attempt > retries ? { kind: 'done' } : { kind: 'look', afterMs: backOffMs(attempt, chance) };
}

function again(message: string, { attempt, retries, hasAnswered, chance }: Tried): Retry {
  if (!hasAnswered && attempt >= Math.min(firstContactTries, retries + 1))
    return { kind: 'halt', halt: unreachableHalt(message) };
  if (attempt > retries) return { kind: 'done' };
  return { kind: 'again', afterMs: backOffMs(attempt, chance) };
}

/** The server does not let us in. */
export function deniedHalt(message: string): Halt {
  return { kind: 'denied', message: `the server does not let us in: ${message}`, exitCode: exitCodes.denied };
}

function unreachableHalt(message: string): Halt {
  return { kind: 'trouble', message: `the server cannot be reached: ${message}`, exitCode: exitCodes.stopped };
}
