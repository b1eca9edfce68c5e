import { UserError } from '../errors.ts';
import { nobodyToConfirm, notConfirmed } from '../errors/confirm.ts';
import { visible } from '../problems/quote.ts';
import { countOf, thousands } from '../report/plural.ts';
import { sayDuration } from '../report/say-duration.ts';
import { ask, type Keyboard } from './ask.ts';
import type { Terminal } from './command.ts';

/** What a person should know before anything is written. */
export interface WriteFacts {
  readonly records: number;
  readonly files: number;
  /** How many fields would be emptied. */
  readonly clears: number;
  readonly durationMs: number;
  readonly baseUrl: string;
  /** The e-mail of whoever is signed in; empty where nobody knows. */
  readonly user: string;
  /** True where nothing that is sent leaves this machine. */
  readonly isOnThisMachine: boolean;
}

/** What a person should know when the first changes have been sent as a trial. */
export interface CanaryFacts {
  readonly well: number;
  readonly notWell: number;
  /** How many changes are still to be sent. */
  readonly left: number;
}

/** Who is at the desk, if anybody. */
export interface Desk {
  readonly terminal: Terminal;
  readonly keyboard: Keyboard;
}

/** Stops the command before anything is read, where it would have to ask and nobody could answer; `isOfFiles` where a plan would show the same. */
export function assertSomebodyThere(isConfirmed: boolean, { terminal, keyboard }: Desk, isOfFiles = true): void {
  if (!isConfirmed && !(terminal.isInteractive && keyboard.isTTY === true)) throw nobodyToConfirm(isOfFiles);
}

/** Asks whether to write, with the numbers that matter; a `not-confirmed` error unless the answer is yes. */
export async function confirmWrites(facts: WriteFacts, desk: Desk): Promise<void> {
  if (!(await isYes(sayWrites(facts), desk))) throw notConfirmed();
}

/** Asks whether to send the rest, now that the first changes are there. */
export async function askToGoOn(facts: CanaryFacts, desk: Desk): Promise<boolean> {
  return isYes(sayCanary(facts), desk);
}

async function isYes(sentence: string, { terminal, keyboard }: Desk): Promise<boolean> {
  terminal.err(`${sentence}\n`);
  try {
    const answer = await ask({ text: 'Go on? Type yes: ', isHidden: false, keyboard }, terminal);
    return /^\s*y(?:es)?\s*$/i.test(answer);
  } catch (error) {
    // Ctrl-C at the question is an answer too.
    if (error instanceof UserError && error.code === 'interrupted') return false;
    throw error;
  }
}

function sayWrites(facts: WriteFacts): string {
  const { records, files, clears, durationMs } = facts;
  const cleared = clears === 0 ? '' : ` (${countOf(clears, 'field')} ${clears === 1 ? 'is' : 'are'} cleared)`;
  const what = `${countOf(records, 'record')} in ${countOf(files, 'file')}${cleared}`;
  return `This changes ${what}, in ${sayDuration(durationMs)}${sayPlace(facts)}.`;
}

function sayPlace({ baseUrl, user, isOnThisMachine }: WriteFacts): string {
  if (isOnThisMachine) return '';
  return `, at ${baseUrl}${user === '' ? '' : ` as ${visible(user)}`}`;
}

function sayCanary({ well, notWell, left }: CanaryFacts): string {
  const bad = notWell === 0 ? '' : `, ${thousands(notWell)} ${notWell === 1 ? 'is' : 'are'} not`;
  return `Sent first: ${countOf(well, 'change')} ${well === 1 ? 'is' : 'are'} well${bad}; ${countOf(left, 'change')} to go.`;
}
